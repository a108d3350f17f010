export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};
/**
 * RFC 9457 problem details.
 */
export type Problem = {
    type: 'urn:repstream:problem:invalid-request' | 'urn:repstream:problem:malformed-request' | 'urn:repstream:problem:unauthenticated' | 'urn:repstream:problem:forbidden' | 'urn:repstream:problem:claim-refused' | 'urn:repstream:problem:not-found' | 'urn:repstream:problem:method-not-allowed' | 'urn:repstream:problem:not-acceptable' | 'urn:repstream:problem:request-too-slow' | 'urn:repstream:problem:already-owned' | 'urn:repstream:problem:cannot-join' | 'urn:repstream:problem:dataflow-refused' | 'urn:repstream:problem:display-name-taken' | 'urn:repstream:problem:erased' | 'urn:repstream:problem:parked' | 'urn:repstream:problem:merged' | 'urn:repstream:problem:moved-on' | 'urn:repstream:problem:body-too-large' | 'urn:repstream:problem:unsupported-media-type' | 'urn:repstream:problem:idempotency-key-reused' | 'urn:repstream:problem:precondition-required' | 'urn:repstream:problem:too-many-requests' | 'urn:repstream:problem:too-many-streams' | 'urn:repstream:problem:headers-too-large' | 'urn:repstream:problem:internal' | 'urn:repstream:problem:cannot-sign' | 'urn:repstream:problem:not-yet' | 'urn:repstream:problem:streams-full' | 'urn:repstream:problem:unavailable';
    title: string;
    status: number;
    /**
     * What happened and what to do.
     */
    detail: string;
    /**
     * The path asked for.
     */
    instance: string;
    errors?: Array<{
        /**
         * JSON pointer: /body/…, /query/…, /path/….
         */
        path: string;
        message: string;
    }>;
    /**
     * What a read with Repstream-After waits for.
     */
    behind?: Array<{
        processor: string;
        topic: string;
        /**
         * Still to fold.
         */
        events: number;
    }>;
    /**
     * What such a read cannot wait for: it stands parked under this number.
     */
    parkedId?: number;
};
export type GetHealthData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/health';
};
export type GetHealthErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetHealthError = GetHealthErrors[keyof GetHealthErrors];
export type GetHealthResponses = {
    /**
     * Default Response
     */
    200: {
        status: 'alive';
    };
};
export type GetHealthResponse = GetHealthResponses[keyof GetHealthResponses];
export type GetReadyData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/ready';
};
export type GetReadyErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetReadyError = GetReadyErrors[keyof GetReadyErrors];
export type GetReadyResponses = {
    /**
     * Default Response
     */
    200: {
        status: 'ready';
    };
};
export type GetReadyResponse = GetReadyResponses[keyof GetReadyResponses];
export type GetMetricsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/metrics';
};
export type GetMetricsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetMetricsError = GetMetricsErrors[keyof GetMetricsErrors];
export type GetMetricsResponses = {
    /**
     * What Prometheus scrapes.
     */
    200: string;
};
export type GetMetricsResponse = GetMetricsResponses[keyof GetMetricsResponses];
export type GetSignInData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/sign-in';
};
export type GetSignInErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetSignInError = GetSignInErrors[keyof GetSignInErrors];
export type GetSignInResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Where people sign in (OpenID Connect, code flow with PKCE); null: bring a token.
         */
        provider: {
            issuer: string;
            clientId: string;
            scope: string;
        } | null;
        /**
         * Ready-made people, of the local stack only; none elsewhere: bring a token of your identity provider.
         */
        people: Array<{
            /**
             * Who it is.
             */
            sub: string;
            /**
             * What to call them.
             */
            name: string;
            role: 'member' | 'trainer' | 'staff' | 'admin' | 'device';
            /**
             * A bearer token, good for 12 hours.
             */
            token: string;
        }>;
    };
};
export type GetSignInResponse = GetSignInResponses[keyof GetSignInResponses];
export type GetSchemasAsyncapiJsonData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/schemas/asyncapi.json';
};
export type GetSchemasAsyncapiJsonErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetSchemasAsyncapiJsonError = GetSchemasAsyncapiJsonErrors[keyof GetSchemasAsyncapiJsonErrors];
export type GetSchemasAsyncapiJsonResponses = {
    /**
     * AsyncAPI 3.0.
     */
    200: {
        [key: string]: unknown;
    };
};
export type GetSchemasAsyncapiJsonResponse = GetSchemasAsyncapiJsonResponses[keyof GetSchemasAsyncapiJsonResponses];
export type GetMeData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/me';
};
export type GetMeErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetMeError = GetMeErrors[keyof GetMeErrors];
export type GetMeResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * userId, or for a device its equipmentId.
         */
        sub: string;
        role: 'member' | 'trainer' | 'staff' | 'admin' | 'device';
        gyms: Array<string>;
        profile: {
            /**
             * Pseudonym: random, means nothing outside.
             */
            userId: string;
            /**
             * The name that others see.
             */
            displayName: string;
            /**
             * The name whatever its case, width and form: who has the same is called the same.
             */
            nameKey: string;
            /**
             * Since when that is their name: of those who are called the same the first keeps it.
             */
            namedAt: string;
            /**
             * Sex at birth as the norm tables use it: FEMALE, MALE or UNKNOWN; null: not told.
             */
            sex: string | null;
            /**
             * Date of birth, YYYY-MM-DD; null: not told.
             */
            birthDate: string | null;
            /**
             * IANA time zone.
             */
            timeZone: string;
            /**
             * Home gym.
             */
            homeGymId: string | null;
            /**
             * Groups this person is in.
             */
            groups: Array<string>;
            /**
             * May be shown on leaderboards.
             */
            onLeaderboards: boolean;
            /**
             * May be sent notices.
             */
            notices: boolean;
            /**
             * user_ids of the trainers who may see this member.
             */
            trainers: Array<string>;
            /**
             * When the profile was last changed.
             */
            updatedAt: string;
        } | null;
        /**
         * IANA zone of the profile, of a device that of its machine's gym; null: not known.
         */
        timeZone: string | null;
    };
};
export type GetMeResponse = GetMeResponses[keyof GetMeResponses];
export type GetMeAccessLogData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query?: {
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/me/access-log';
};
export type GetMeAccessLogErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetMeAccessLogError = GetMeAccessLogErrors[keyof GetMeAccessLogErrors];
export type GetMeAccessLogResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * Identity.
             */
            accessId: string;
            /**
             * Whose data: a pseudonym.
             */
            userId: string;
            /**
             * Who read: a user_id, or a service.
             */
            readBy: string;
            /**
             * As what: trainer, staff, admin or member.
             */
            role: string;
            /**
             * What was asked for, as the document of the API names it.
             */
            path: string;
            /**
             * When first; the same within ten minutes is not told again.
             */
            readAt: string;
            /**
             * What who read is called; null: no profile, as of a service or of who was erased.
             */
            readByName: string | null;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetMeAccessLogResponse = GetMeAccessLogResponses[keyof GetMeAccessLogResponses];
export type GetUsersData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query?: {
        trainer?: string;
        gym?: string;
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/users';
};
export type GetUsersErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersError = GetUsersErrors[keyof GetUsersErrors];
export type GetUsersResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * Pseudonym: random, means nothing outside.
             */
            userId: string;
            /**
             * The name that others see.
             */
            displayName: string;
            /**
             * The name whatever its case, width and form: who has the same is called the same.
             */
            nameKey: string;
            /**
             * Since when that is their name: of those who are called the same the first keeps it.
             */
            namedAt: string;
            /**
             * Sex at birth as the norm tables use it: FEMALE, MALE or UNKNOWN; null: not told.
             */
            sex: string | null;
            /**
             * Date of birth, YYYY-MM-DD; null: not told.
             */
            birthDate: string | null;
            /**
             * IANA time zone.
             */
            timeZone: string;
            /**
             * Home gym.
             */
            homeGymId: string | null;
            /**
             * Groups this person is in.
             */
            groups: Array<string>;
            /**
             * May be shown on leaderboards.
             */
            onLeaderboards: boolean;
            /**
             * May be sent notices.
             */
            notices: boolean;
            /**
             * user_ids of the trainers who may see this member.
             */
            trainers: Array<string>;
            /**
             * When the profile was last changed.
             */
            updatedAt: string;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetUsersResponse = GetUsersResponses[keyof GetUsersResponses];
export type PostUsersData = {
    body: {
        /**
         * The name that others see: at most 40 letters of any script, marks, digits, spaces and ' ’ ‘ - ‐ – . , & ( ) ! ? _ # + · ־ ׳ ״ ՚ । ・ ゠ 〜; nobody else may be called so.
         */
        displayName: string;
        /**
         * Sex at birth, as the norm tables use it.
         */
        sex?: 'FEMALE' | 'MALE';
        birthDate?: string | null;
        /**
         * IANA name.
         */
        timeZone: string;
        homeGymId?: string | null;
        groups?: Array<string>;
        /**
         * May be shown on leaderboards.
         */
        onLeaderboards?: boolean;
        /**
         * May be sent notices; false: no webhook is told of this member.
         */
        notices?: boolean;
        /**
         * Trainers who may see this member: only the member may add to them.
         */
        trainers?: Array<string>;
    };
    headers?: {
        /**
         * A repeat with it writes the same fact.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/users';
};
export type PostUsersErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostUsersError = PostUsersErrors[keyof PostUsersErrors];
export type PostUsersResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PostUsersResponse = PostUsersResponses[keyof PostUsersResponses];
export type DeleteUsersByIdData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/users/{id}';
};
export type DeleteUsersByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type DeleteUsersByIdError = DeleteUsersByIdErrors[keyof DeleteUsersByIdErrors];
export type DeleteUsersByIdResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type DeleteUsersByIdResponse = DeleteUsersByIdResponses[keyof DeleteUsersByIdResponses];
export type GetUsersByIdData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/users/{id}';
};
export type GetUsersByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdError = GetUsersByIdErrors[keyof GetUsersByIdErrors];
export type GetUsersByIdResponses = {
    /**
     * Members and staff: the present profile. Personal data.
     */
    200: {
        /**
         * Pseudonym: random, means nothing outside.
         */
        userId: string;
        /**
         * The name that others see.
         */
        displayName: string;
        /**
         * The name whatever its case, width and form: who has the same is called the same.
         */
        nameKey: string;
        /**
         * Since when that is their name: of those who are called the same the first keeps it.
         */
        namedAt: string;
        /**
         * Sex at birth as the norm tables use it: FEMALE, MALE or UNKNOWN; null: not told.
         */
        sex: string | null;
        /**
         * Date of birth, YYYY-MM-DD; null: not told.
         */
        birthDate: string | null;
        /**
         * IANA time zone.
         */
        timeZone: string;
        /**
         * Home gym.
         */
        homeGymId: string | null;
        /**
         * Groups this person is in.
         */
        groups: Array<string>;
        /**
         * May be shown on leaderboards.
         */
        onLeaderboards: boolean;
        /**
         * May be sent notices.
         */
        notices: boolean;
        /**
         * user_ids of the trainers who may see this member.
         */
        trainers: Array<string>;
        /**
         * When the profile was last changed.
         */
        updatedAt: string;
        /**
         * The id that this one was given up for; its workouts and measurements are there. Null: it was not.
         */
        mergedInto: string | null;
    };
};
export type GetUsersByIdResponse = GetUsersByIdResponses[keyof GetUsersByIdResponses];
export type PatchUsersByIdData = {
    body: {
        /**
         * The name that others see: at most 40 letters of any script, marks, digits, spaces and ' ’ ‘ - ‐ – . , & ( ) ! ? _ # + · ־ ׳ ״ ՚ । ・ ゠ 〜; nobody else may be called so.
         */
        displayName?: string;
        /**
         * Sex at birth, as the norm tables use it.
         */
        sex?: 'FEMALE' | 'MALE';
        birthDate?: string | null;
        /**
         * IANA name.
         */
        timeZone?: string;
        homeGymId?: string | null;
        groups?: Array<string>;
        /**
         * May be shown on leaderboards.
         */
        onLeaderboards?: boolean;
        /**
         * May be sent notices; false: no webhook is told of this member.
         */
        notices?: boolean;
        /**
         * Trainers who may see this member: only the member may add to them.
         */
        trainers?: Array<string>;
    };
    headers?: {
        /**
         * ETag of the record as it was read.
         */
        'if-match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/users/{id}';
};
export type PatchUsersByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PatchUsersByIdError = PatchUsersByIdErrors[keyof PatchUsersByIdErrors];
export type PatchUsersByIdResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PatchUsersByIdResponse = PatchUsersByIdResponses[keyof PatchUsersByIdResponses];
export type PutUsersByIdData = {
    body: {
        /**
         * The name that others see: at most 40 letters of any script, marks, digits, spaces and ' ’ ‘ - ‐ – . , & ( ) ! ? _ # + · ־ ׳ ״ ՚ । ・ ゠ 〜; nobody else may be called so.
         */
        displayName: string;
        /**
         * Sex at birth, as the norm tables use it.
         */
        sex?: 'FEMALE' | 'MALE';
        birthDate?: string | null;
        /**
         * IANA name.
         */
        timeZone: string;
        homeGymId?: string | null;
        groups?: Array<string>;
        /**
         * May be shown on leaderboards.
         */
        onLeaderboards?: boolean;
        /**
         * May be sent notices; false: no webhook is told of this member.
         */
        notices?: boolean;
        /**
         * Trainers who may see this member: only the member may add to them.
         */
        trainers?: Array<string>;
    };
    headers?: {
        /**
         * ETag of the record as it was read.
         */
        'if-match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/users/{id}';
};
export type PutUsersByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PutUsersByIdError = PutUsersByIdErrors[keyof PutUsersByIdErrors];
export type PutUsersByIdResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PutUsersByIdResponse = PutUsersByIdResponses[keyof PutUsersByIdResponses];
export type PostUsersByIdMergesData = {
    body: {
        /**
         * The id that is given up: what is under it belongs to the id in the path.
         */
        from: string;
        reason: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/users/{id}/merges';
};
export type PostUsersByIdMergesErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostUsersByIdMergesError = PostUsersByIdMergesErrors[keyof PostUsersByIdMergesErrors];
export type PostUsersByIdMergesResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PostUsersByIdMergesResponse = PostUsersByIdMergesResponses[keyof PostUsersByIdMergesResponses];
export type DeleteUsersByIdMergesByFromData = {
    body?: never;
    path: {
        id: string;
        from: string;
    };
    query?: never;
    url: '/v1/users/{id}/merges/{from}';
};
export type DeleteUsersByIdMergesByFromErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type DeleteUsersByIdMergesByFromError = DeleteUsersByIdMergesByFromErrors[keyof DeleteUsersByIdMergesByFromErrors];
export type DeleteUsersByIdMergesByFromResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type DeleteUsersByIdMergesByFromResponse = DeleteUsersByIdMergesByFromResponses[keyof DeleteUsersByIdMergesByFromResponses];
export type GetUsersByIdBodyMeasurementsData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/users/{id}/body-measurements';
};
export type GetUsersByIdBodyMeasurementsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdBodyMeasurementsError = GetUsersByIdBodyMeasurementsErrors[keyof GetUsersByIdBodyMeasurementsErrors];
export type GetUsersByIdBodyMeasurementsResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * The measurement.
             */
            measurementId: string;
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * The scale; null: entered by hand.
             */
            equipmentId: string | null;
            /**
             * When it was measured.
             */
            measuredAt: string;
            /**
             * Body weight, g.
             */
            weightGrams: number | null;
            /**
             * Body height, mm.
             */
            heightMm: number | null;
            /**
             * Body fat, 1/100 %.
             */
            bodyFatBp: number | null;
            /**
             * Muscle mass, g.
             */
            muscleMassGrams: number | null;
            /**
             * Body water, g.
             */
            waterMassGrams: number | null;
            /**
             * Bone mass, g.
             */
            boneMassGrams: number | null;
            /**
             * Visceral fat on the scale's own scale.
             */
            visceralFatRating: number | null;
            /**
             * Heart rate at rest, 1/min.
             */
            restingHeartRateBpm: number | null;
            /**
             * It does not count.
             */
            voided: boolean;
            /**
             * Decisions in force, by kind (edited, voided or reinstated): {id, at, by, reason}, of an edit with {was, is} of the figures that it put right.
             */
            decisions: unknown;
            /**
             * The key by which it came: an amendment goes by the same.
             */
            recordKey: string;
            /**
             * The partition by which it came: an amendment goes by the same.
             */
            recordPartition: number;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetUsersByIdBodyMeasurementsResponse = GetUsersByIdBodyMeasurementsResponses[keyof GetUsersByIdBodyMeasurementsResponses];
export type PostUsersByIdBodyMeasurementsData = {
    body: {
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        at?: string;
        /**
         * Body weight, g.
         */
        weightGrams?: number | null;
        /**
         * Body height, mm.
         */
        heightMm?: number | null;
        /**
         * Body fat, 1/100 %.
         */
        bodyFatBp?: number | null;
        /**
         * Muscle mass, g.
         */
        muscleMassGrams?: number | null;
        /**
         * Body water, g.
         */
        waterMassGrams?: number | null;
        /**
         * Bone mass, g.
         */
        boneMassGrams?: number | null;
        /**
         * Visceral fat rating on the scale's own scale.
         */
        visceralFatRating?: number | null;
        /**
         * Resting heart rate, 1/min.
         */
        restingHeartRateBpm?: number | null;
    };
    headers?: {
        /**
         * A repeat with it writes the same fact.
         */
        'idempotency-key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/users/{id}/body-measurements';
};
export type PostUsersByIdBodyMeasurementsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostUsersByIdBodyMeasurementsError = PostUsersByIdBodyMeasurementsErrors[keyof PostUsersByIdBodyMeasurementsErrors];
export type PostUsersByIdBodyMeasurementsResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PostUsersByIdBodyMeasurementsResponse = PostUsersByIdBodyMeasurementsResponses[keyof PostUsersByIdBodyMeasurementsResponses];
export type PostUsersByIdBodyMeasurementsByMeasurementIdAmendmentsData = {
    /**
     * Exactly one of voided, reinstated and edited.
     */
    body: {
        reason: string;
        voided?: {
            [key: string]: never;
        };
        reinstated?: {
            [key: string]: never;
        };
        /**
         * Figures put right; the others are as measured.
         */
        edited?: {
            /**
             * Body weight, g.
             */
            weightGrams?: number | null;
            /**
             * Body height, mm.
             */
            heightMm?: number | null;
            /**
             * Body fat, 1/100 %.
             */
            bodyFatBp?: number | null;
            /**
             * Muscle mass, g.
             */
            muscleMassGrams?: number | null;
            /**
             * Body water, g.
             */
            waterMassGrams?: number | null;
            /**
             * Bone mass, g.
             */
            boneMassGrams?: number | null;
            /**
             * Visceral fat rating on the scale's own scale.
             */
            visceralFatRating?: number | null;
            /**
             * Resting heart rate, 1/min.
             */
            restingHeartRateBpm?: number | null;
        };
    };
    headers?: {
        /**
         * A repeat with it writes the same fact.
         */
        'idempotency-key'?: string;
    };
    path: {
        id: string;
        measurementId: string;
    };
    query?: never;
    url: '/v1/users/{id}/body-measurements/{measurementId}/amendments';
};
export type PostUsersByIdBodyMeasurementsByMeasurementIdAmendmentsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostUsersByIdBodyMeasurementsByMeasurementIdAmendmentsError = PostUsersByIdBodyMeasurementsByMeasurementIdAmendmentsErrors[keyof PostUsersByIdBodyMeasurementsByMeasurementIdAmendmentsErrors];
export type PostUsersByIdBodyMeasurementsByMeasurementIdAmendmentsResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PostUsersByIdBodyMeasurementsByMeasurementIdAmendmentsResponse = PostUsersByIdBodyMeasurementsByMeasurementIdAmendmentsResponses[keyof PostUsersByIdBodyMeasurementsByMeasurementIdAmendmentsResponses];
export type GetUsersByIdChangesData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/users/{id}/changes';
};
export type GetUsersByIdChangesErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdChangesError = GetUsersByIdChangesErrors[keyof GetUsersByIdChangesErrors];
export type GetUsersByIdChangesResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * Of the decision.
             */
            id: string;
            /**
             * assigned: a workout became theirs; assigned_away: a workout was another's; voided: a workout does not count; reinstated: a voided workout counts again; edited: a workout was put right; entered: a workout was written down; entry_changed: one that was written down is otherwise; entry_deleted: one that was written down did not take place; measurement_edited: figures of a measurement were put right; measurement_voided: a measurement does not count; measurement_reinstated: a voided measurement counts again; merged: another id of theirs was merged into this one; merged_away: this id was given up for another
             */
            kind: 'assigned' | 'assigned_away' | 'voided' | 'reinstated' | 'edited' | 'entered' | 'entry_changed' | 'entry_deleted' | 'measurement_edited' | 'measurement_voided' | 'measurement_reinstated' | 'merged' | 'merged_away';
            /**
             * When it was decided.
             */
            at: string;
            /**
             * Who decided: a userId or a service; '' where that would tell to whom a workout went.
             */
            by: string;
            /**
             * Why, in words; '' where none are asked for.
             */
            reason: string;
            /**
             * The workout that it is about.
             */
            workoutId: string | null;
            /**
             * The measurement that it is about.
             */
            measurementId: string | null;
            /**
             * The other id, of a merge.
             */
            mergedUserId: string | null;
            /**
             * What the history had of the workout (repetitions, heaviest load, distance), or the figures as measured; null: nothing.
             */
            was: {
                [key: string]: unknown;
            } | null;
            /**
             * What it has now; null: nothing.
             */
            is: {
                [key: string]: unknown;
            } | null;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetUsersByIdChangesResponse = GetUsersByIdChangesResponses[keyof GetUsersByIdChangesResponses];
export type GetUsersByIdExportData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/users/{id}/export';
};
export type GetUsersByIdExportErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdExportError = GetUsersByIdExportErrors[keyof GetUsersByIdExportErrors];
export type GetUsersByIdExportResponses = {
    /**
     * Default Response
     */
    200: {
        userId: string;
        exportedAt: string;
        /**
         * By view: every row that is about this person, with the names that analysts know.
         */
        views: {
            [key: string]: {
                /**
                 * What the view says.
                 */
                comment: string;
                rows: Array<{
                    [key: string]: unknown;
                }>;
            };
        };
    };
};
export type GetUsersByIdExportResponse = GetUsersByIdExportResponses[keyof GetUsersByIdExportResponses];
export type GetUsersByIdMetricsData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Left out: all exercises.
         */
        exercise?: string;
    };
    url: '/v1/users/{id}/metrics';
};
export type GetUsersByIdMetricsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdMetricsError = GetUsersByIdMetricsErrors[keyof GetUsersByIdMetricsErrors];
export type GetUsersByIdMetricsResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * Which metric.
             */
            metric: string;
            /**
             * The exercise; '' for a metric that is not of one.
             */
            exerciseId: string;
            /**
             * Maker and model of the machine; '' for a metric that is not of one, or a machine not in the catalogue.
             */
            equipmentModel: string;
            /**
             * The value.
             */
            value: number;
            /**
             * Unit of the value.
             */
            unit: string;
            /**
             * From when on it has had this value, and rested on this evidence.
             */
            since: string;
            /**
             * The formula that gave the value.
             */
            formula: string;
            /**
             * Its version.
             */
            formulaVersion: number;
            /**
             * How far the value may be trusted: low, medium or high.
             */
            confidence: string;
            /**
             * Why it changed then: measured, left_window or ageing.
             */
            cause: string;
            /**
             * Workouts or measurements that the value rests on, by time; of many the latest 50.
             */
            evidence: Array<string>;
            /**
             * The latest event time among the evidence; null: it rests on the profile alone.
             */
            evidenceUntil: string | null;
        }>;
    };
};
export type GetUsersByIdMetricsResponse = GetUsersByIdMetricsResponses[keyof GetUsersByIdMetricsResponses];
export type GetUsersByIdMetricsByMetricHistoryData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
        /**
         * Which metric.
         */
        metric: 'one_rep_max' | 'most_repetitions_in_a_minute' | 'vo2max' | 'maximum_heart_rate' | 'resting_heart_rate' | 'met' | 'weekly_active_minutes' | 'weekly_tonnage' | 'best_speed' | 'body_weight' | 'body_fat';
    };
    query?: {
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        from?: string;
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        to?: string;
        /**
         * Left out: all exercises.
         */
        exercise?: string;
        /**
         * Maker and model of the machine; left out: all.
         */
        model?: string;
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/users/{id}/metrics/{metric}/history';
};
export type GetUsersByIdMetricsByMetricHistoryErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdMetricsByMetricHistoryError = GetUsersByIdMetricsByMetricHistoryErrors[keyof GetUsersByIdMetricsByMetricHistoryErrors];
export type GetUsersByIdMetricsByMetricHistoryResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * Which metric.
             */
            metric: string;
            /**
             * The exercise; '' for a metric that is not of one.
             */
            exerciseId: string;
            /**
             * Maker and model of the machine; '' for a metric that is not of one, or a machine not in the catalogue.
             */
            equipmentModel: string;
            /**
             * From when on; of metrics by day or week the beginning of it, as if its clock were UTC.
             */
            at: string;
            /**
             * The value; null: nothing within the window any more.
             */
            value: number | null;
            /**
             * Unit of the value.
             */
            unit: string;
            /**
             * The formula that gave the value.
             */
            formula: string;
            /**
             * Its version.
             */
            formulaVersion: number;
            /**
             * How far the value may be trusted: low, medium or high.
             */
            confidence: string;
            /**
             * Why the value changed: measured (a workout or measurement came), left_window (one is no longer recent), ageing (only a birthday passed).
             */
            cause: string;
            /**
             * Workouts or measurements that the value rests on, by time; of many the latest 50.
             */
            evidence: Array<string>;
            /**
             * The latest event time among the evidence.
             */
            evidenceUntil: string | null;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetUsersByIdMetricsByMetricHistoryResponse = GetUsersByIdMetricsByMetricHistoryResponses[keyof GetUsersByIdMetricsByMetricHistoryResponses];
export type GetUsersByIdProfileData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/users/{id}/profile';
};
export type GetUsersByIdProfileErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdProfileError = GetUsersByIdProfileErrors[keyof GetUsersByIdProfileErrors];
export type GetUsersByIdProfileResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * By capacity and muscle group.
         */
        items: Array<{
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * strength, endurance, body_composition or consistency.
             */
            capacity: string;
            /**
             * The muscle group, by the catalogue's names; '' where it is of the whole body.
             */
            muscleGroup: string;
            /**
             * needs_improvement, fair, good, very_good or excellent.
             */
            level: string;
            /**
             * 0 to 100: each level takes 20, and within it the score lies as the value does.
             */
            score: number;
            /**
             * The table, rule or model by which it is told.
             */
            basis: string;
            /**
             * Its version.
             */
            basisVersion: number;
            /**
             * How far it may be trusted: low, medium or high by the basis and by how much and how recent the evidence is; demonstration of a model that shows how, and says nothing of anybody.
             */
            confidence: string;
            /**
             * Since when the values that it rests on stand.
             */
            asOf: string;
            /**
             * The values that it rests on.
             */
            metrics: Array<{
                /**
                 * Its name.
                 */
                metric: string;
                /**
                 * '': of no exercise.
                 */
                exerciseId: string;
                /**
                 * '': of no model of machine.
                 */
                equipmentModel: string;
                value: number;
                unit: string;
                /**
                 * Since when it is that, ms since 1970.
                 */
                at: number;
            }>;
            /**
             * Workouts and measurements that it rests on; of many the latest 50.
             */
            evidence: Array<string>;
            /**
             * The latest event time among these.
             */
            evidenceUntil: string;
            /**
             * How it is told: rules, by published tables and rules of our own, or model.
             */
            method: string;
            /**
             * The trained model by which it is told: {id, sha256 of its file, seed of its training}; null: by none.
             */
            model: unknown;
            /**
             * The table or rule behind `basis`; null: it is no published or documented one, such as a model.
             */
            norm: {
                /**
                 * What it tells.
                 */
                gives: string;
                /**
                 * Of what it is asked.
                 */
                unit: string;
                /**
                 * For whom it is made.
                 */
                range: string;
                /**
                 * Author and year; or that it is our own.
                 */
                source: string;
            } | null;
        }>;
    };
};
export type GetUsersByIdProfileResponse = GetUsersByIdProfileResponses[keyof GetUsersByIdProfileResponses];
export type GetUsersByIdPersonalBestsData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Left out: all exercises.
         */
        exercise?: string;
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/users/{id}/personal-bests';
};
export type GetUsersByIdPersonalBestsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdPersonalBestsError = GetUsersByIdPersonalBestsErrors[keyof GetUsersByIdPersonalBestsErrors];
export type GetUsersByIdPersonalBestsResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * The exercise.
             */
            exerciseId: string;
            /**
             * heaviest_load, most_repetitions and one_rep_max of a set; most_repetitions_in_a_minute, greatest_tonnage, longest_distance, longest_time, most_work and greatest_power of a workout.
             */
            measure: string;
            /**
             * The value.
             */
            value: number;
            /**
             * Unit of the value; '' for a number.
             */
            unit: string;
            /**
             * The workout in which it was done.
             */
            workoutId: string;
            /**
             * When that workout began.
             */
            achievedAt: string;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetUsersByIdPersonalBestsResponse = GetUsersByIdPersonalBestsResponses[keyof GetUsersByIdPersonalBestsResponses];
export type GetUsersByIdAwardsData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/users/{id}/awards';
};
export type GetUsersByIdAwardsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdAwardsError = GetUsersByIdAwardsErrors[keyof GetUsersByIdAwardsErrors];
export type GetUsersByIdAwardsResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * Identity.
             */
            awardId: string;
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * The user_id to whom it was given: another one when ids were merged.
             */
            awardedTo: string;
            /**
             * The challenge.
             */
            challengeId: string;
            /**
             * The version by which it was earned.
             */
            version: number;
            /**
             * completion, tier or milestone.
             */
            kind: string;
            /**
             * The tier's name, or the milestone in percent; empty: all of it.
             */
            name: string;
            /**
             * When what was done sufficed, as it was given.
             */
            earnedAt: string;
            /**
             * When it was given.
             */
            issuedAt: string;
            /**
             * stands or revoked.
             */
            standing: string;
            /**
             * Why it stands or not though the present facts do not earn it: kept (the challenge keeps awards), corrected (it does not), given_before (to another id of theirs), left (no result stands: the member left), other_version (they are judged by another version now), or unknown_challenge; null: they do earn it.
             */
            why: string | null;
            /**
             * What the challenge is called in this version; null: it is a programme.
             */
            challengeName: string | null;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetUsersByIdAwardsResponse = GetUsersByIdAwardsResponses[keyof GetUsersByIdAwardsResponses];
export type GetUsersByIdNoticesData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/users/{id}/notices';
};
export type GetUsersByIdNoticesErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdNoticesError = GetUsersByIdNoticesErrors[keyof GetUsersByIdNoticesErrors];
export type GetUsersByIdNoticesResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * Identity; webhooks carry it as Idempotency-Key.
             */
            noticeId: string;
            /**
             * The member's pseudonym as they were told; it may have been given up since.
             */
            userId: string;
            /**
             * When.
             */
            toldAt: string;
            /**
             * The award.
             */
            awardId: string;
            /**
             * The challenge.
             */
            challengeId: string;
            /**
             * The version by which it was earned.
             */
            version: number;
            /**
             * completion, tier or milestone.
             */
            kind: string;
            /**
             * The tier's name, or the milestone in percent; empty: all of it.
             */
            name: string;
            /**
             * When what was done sufficed.
             */
            earnedAt: string;
            /**
             * What the challenge is called in this version; null: it is a programme.
             */
            challengeName: string | null;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetUsersByIdNoticesResponse = GetUsersByIdNoticesResponses[keyof GetUsersByIdNoticesResponses];
export type GetUsersByIdBodyMetricsData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        from?: string;
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        to?: string;
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/users/{id}/body-metrics';
};
export type GetUsersByIdBodyMetricsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdBodyMetricsError = GetUsersByIdBodyMetricsErrors[keyof GetUsersByIdBodyMetricsErrors];
export type GetUsersByIdBodyMetricsResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * The measurement.
             */
            measurementId: string;
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * When it was measured.
             */
            measuredAt: string;
            /**
             * Body weight, g.
             */
            weightGrams: number | null;
            /**
             * Height that counts, mm: the latest measured by then, else the earliest.
             */
            heightMm: number | null;
            /**
             * Body-mass index, kg/m².
             */
            bmi: number | null;
            /**
             * The World Health Organization's category, of adults: underweight to obese_3.
             */
            bmiCategory: string | null;
            /**
             * Singapore's category of risk, of adults: underweight to high_risk.
             */
            bmiRisk: string | null;
            /**
             * Body fat, 1/100 %.
             */
            bodyFatBp: number | null;
            /**
             * Its band for the sex, of adults, by the American Council on Exercise.
             */
            bodyFatBand: string | null;
            /**
             * Muscle mass, g.
             */
            muscleMassGrams: number | null;
            /**
             * Body water, g.
             */
            waterMassGrams: number | null;
            /**
             * Bone mass, g.
             */
            boneMassGrams: number | null;
            /**
             * Visceral fat on the scale's own scale.
             */
            visceralFatRating: number | null;
            /**
             * Heart rate at rest, 1/min.
             */
            restingHeartRateBpm: number | null;
            /**
             * Basal metabolic rate (Mifflin), kcal per day; for ages of 19 to 78.
             */
            basalKcalPerDay: number | null;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetUsersByIdBodyMetricsResponse = GetUsersByIdBodyMetricsResponses[keyof GetUsersByIdBodyMetricsResponses];
export type GetUsersByIdWorkoutsData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        from?: string;
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        to?: string;
        exercise?: string;
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/users/{id}/workouts';
};
export type GetUsersByIdWorkoutsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdWorkoutsError = GetUsersByIdWorkoutsErrors[keyof GetUsersByIdWorkoutsErrors];
export type GetUsersByIdWorkoutsResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * Identity: the sessionId under which the machine reported it.
             */
            workoutId: string;
            /**
             * Still running; figures are as of the last finished set.
             */
            open: boolean;
            /**
             * The member's pseudonym; '' for a guest.
             */
            userId: string;
            /**
             * The machine; '' for a workout that was written down.
             */
            equipmentId: string;
            /**
             * Maker and model of the machine when the workout started.
             */
            equipmentModel: string | null;
            /**
             * Kind of machine: WEIGHT_STACK, TREADMILL, …; UNKNOWN for a machine not in the catalogue, NONE for a workout that was written down.
             */
            equipmentType: string;
            /**
             * The gym where the machine stood when the workout started.
             */
            gymId: string | null;
            /**
             * The exercise with which it began; sets carry their own.
             */
            exerciseId: string | null;
            /**
             * Time of the first event by the machine's clock; before 2015 the quality flag clock_unset is set.
             */
            startedAt: string;
            /**
             * Day on which it started by the clock of the gym; by UTC where the gym is not known.
             */
            localDay: string;
            /**
             * Time of the last event by the machine's clock.
             */
            endedAt: string;
            /**
             * USER, IDLE (10 min of silence), POWER_LOSS, SUPERSEDED (a later start), UNKNOWN while open.
             */
            endReason: string;
            /**
             * Last minus first event time, s.
             */
            durationS: number;
            /**
             * Duration without pauses and, on strength machines, without rests over 15 s; s.
             */
            activeS: number;
            /**
             * Repetitions of all sets.
             */
            repetitions: number;
            /**
             * The most repetitions of an exercise in any 60 s, pauses included; null: none were counted, it is still open, or its repetitions were put right.
             */
            mostRepetitionsInAMinute: number | null;
            /**
             * Sum over sets of repetitions times load, g.
             */
            tonnageGrams: number;
            /**
             * Distance by the machine's counter, mm.
             */
            distanceMm: number;
            /**
             * Mechanical work by the machine's counter, J.
             */
            workJ: number;
            /**
             * Strokes, strides or steps by the machine's counter.
             */
            cycles: number;
            /**
             * Gross energy, kcal = MET · 3.5 · body weight in kg / 200 per active minute; null: see energy_method.
             */
            energyKcal: number | null;
            /**
             * Formula with version that gave energy and met, or "none: " and why there is no energy.
             */
            energyMethod: string;
            /**
             * Energy as the machine claims it, kcal; not used.
             */
            machineEnergyKcal: number | null;
            /**
             * Mean gross intensity over active time, MET (1 MET = 3.5 ml oxygen per kg and min).
             */
            met: number | null;
            /**
             * Mean heart rate over readings that have one and are not paused, 1/min.
             */
            averageHeartRateBpm: number | null;
            /**
             * Greatest heart rate, 1/min.
             */
            maxHeartRateBpm: number | null;
            /**
             * Mean power over readings that have one and are not paused, zeros included, W.
             */
            averagePowerW: number | null;
            /**
             * Greatest power, W.
             */
            maxPowerW: number | null;
            /**
             * Mean cadence over readings that have one and are not paused, 1/min.
             */
            averageCadenceRpm: number | null;
            /**
             * Body weight used, g: the latest weighing not after the start, else the earliest; null: never weighed.
             */
            bodyWeightGrams: number | null;
            /**
             * Distinct telemetry events folded in.
             */
            events: number;
            /**
             * Sequence numbers between the least and the greatest that were not seen.
             */
            missing: number;
            /**
             * What was odd about the data, sorted; empty: nothing. entered: no sensor saw it.
             */
            quality: Array<string>;
            /**
             * Partitions of telemetry by which the events came.
             */
            telemetryPartitions: Array<number>;
            sets: Array<{
                /**
                 * The workout.
                 */
                workoutId: string;
                /**
                 * The member's pseudonym; '' for a guest.
                 */
                userId: string;
                /**
                 * From 1 within the workout, in order of time.
                 */
                setNumber: number;
                /**
                 * The exercise of this set.
                 */
                exerciseId: string | null;
                /**
                 * Repetitions.
                 */
                repetitions: number;
                /**
                 * Load, g.
                 */
                loadGrams: number;
                /**
                 * Time of the first repetition by the machine's clock.
                 */
                startedAt: string;
                /**
                 * Time of the last repetition by the machine's clock.
                 */
                endedAt: string;
            }>;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetUsersByIdWorkoutsResponse = GetUsersByIdWorkoutsResponses[keyof GetUsersByIdWorkoutsResponses];
export type PostUsersByIdWorkoutsData = {
    body: {
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        startedAt: string;
        /**
         * How long it took, s; it must be over.
         */
        durationS: number;
        exerciseId: string;
        gymId?: string | null;
        /**
         * In order.
         */
        sets?: Array<{
            /**
             * Repetitions.
             */
            repetitions: number;
            /**
             * Load, g; 0: none.
             */
            loadGrams: number;
        }>;
        /**
         * Distance, mm.
         */
        distanceMm?: number;
        /**
         * Mean heart rate, 1/min.
         */
        averageHeartRateBpm?: number | null;
    };
    headers?: {
        /**
         * A repeat with it writes the same fact.
         */
        'idempotency-key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/users/{id}/workouts';
};
export type PostUsersByIdWorkoutsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostUsersByIdWorkoutsError = PostUsersByIdWorkoutsErrors[keyof PostUsersByIdWorkoutsErrors];
export type PostUsersByIdWorkoutsResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PostUsersByIdWorkoutsResponse = PostUsersByIdWorkoutsResponses[keyof PostUsersByIdWorkoutsResponses];
export type GetWorkoutsByIdData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/workouts/{id}';
};
export type GetWorkoutsByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetWorkoutsByIdError = GetWorkoutsByIdErrors[keyof GetWorkoutsByIdErrors];
export type GetWorkoutsByIdResponses = {
    /**
     * One member's workout on one machine (one session), or one that somebody wrote down; open ones included, voided ones are not here.
     */
    200: {
        /**
         * Identity: the sessionId under which the machine reported it.
         */
        workoutId: string;
        /**
         * Still running; figures are as of the last finished set.
         */
        open: boolean;
        /**
         * The member's pseudonym; '' for a guest.
         */
        userId: string;
        /**
         * The machine; '' for a workout that was written down.
         */
        equipmentId: string;
        /**
         * Maker and model of the machine when the workout started.
         */
        equipmentModel: string | null;
        /**
         * Kind of machine: WEIGHT_STACK, TREADMILL, …; UNKNOWN for a machine not in the catalogue, NONE for a workout that was written down.
         */
        equipmentType: string;
        /**
         * The gym where the machine stood when the workout started.
         */
        gymId: string | null;
        /**
         * The exercise with which it began; sets carry their own.
         */
        exerciseId: string | null;
        /**
         * Time of the first event by the machine's clock; before 2015 the quality flag clock_unset is set.
         */
        startedAt: string;
        /**
         * Day on which it started by the clock of the gym; by UTC where the gym is not known.
         */
        localDay: string;
        /**
         * Time of the last event by the machine's clock.
         */
        endedAt: string;
        /**
         * USER, IDLE (10 min of silence), POWER_LOSS, SUPERSEDED (a later start), UNKNOWN while open.
         */
        endReason: string;
        /**
         * Last minus first event time, s.
         */
        durationS: number;
        /**
         * Duration without pauses and, on strength machines, without rests over 15 s; s.
         */
        activeS: number;
        /**
         * Repetitions of all sets.
         */
        repetitions: number;
        /**
         * The most repetitions of an exercise in any 60 s, pauses included; null: none were counted, it is still open, or its repetitions were put right.
         */
        mostRepetitionsInAMinute: number | null;
        /**
         * Sum over sets of repetitions times load, g.
         */
        tonnageGrams: number;
        /**
         * Distance by the machine's counter, mm.
         */
        distanceMm: number;
        /**
         * Mechanical work by the machine's counter, J.
         */
        workJ: number;
        /**
         * Strokes, strides or steps by the machine's counter.
         */
        cycles: number;
        /**
         * Gross energy, kcal = MET · 3.5 · body weight in kg / 200 per active minute; null: see energy_method.
         */
        energyKcal: number | null;
        /**
         * Formula with version that gave energy and met, or "none: " and why there is no energy.
         */
        energyMethod: string;
        /**
         * Energy as the machine claims it, kcal; not used.
         */
        machineEnergyKcal: number | null;
        /**
         * Mean gross intensity over active time, MET (1 MET = 3.5 ml oxygen per kg and min).
         */
        met: number | null;
        /**
         * Mean heart rate over readings that have one and are not paused, 1/min.
         */
        averageHeartRateBpm: number | null;
        /**
         * Greatest heart rate, 1/min.
         */
        maxHeartRateBpm: number | null;
        /**
         * Mean power over readings that have one and are not paused, zeros included, W.
         */
        averagePowerW: number | null;
        /**
         * Greatest power, W.
         */
        maxPowerW: number | null;
        /**
         * Mean cadence over readings that have one and are not paused, 1/min.
         */
        averageCadenceRpm: number | null;
        /**
         * Body weight used, g: the latest weighing not after the start, else the earliest; null: never weighed.
         */
        bodyWeightGrams: number | null;
        /**
         * Distinct telemetry events folded in.
         */
        events: number;
        /**
         * Sequence numbers between the least and the greatest that were not seen.
         */
        missing: number;
        /**
         * What was odd about the data, sorted; empty: nothing. entered: no sensor saw it.
         */
        quality: Array<string>;
        /**
         * Partitions of telemetry by which the events came.
         */
        telemetryPartitions: Array<number>;
        sets: Array<{
            /**
             * The workout.
             */
            workoutId: string;
            /**
             * The member's pseudonym; '' for a guest.
             */
            userId: string;
            /**
             * From 1 within the workout, in order of time.
             */
            setNumber: number;
            /**
             * The exercise of this set.
             */
            exerciseId: string | null;
            /**
             * Repetitions.
             */
            repetitions: number;
            /**
             * Load, g.
             */
            loadGrams: number;
            /**
             * Time of the first repetition by the machine's clock.
             */
            startedAt: string;
            /**
             * Time of the last repetition by the machine's clock.
             */
            endedAt: string;
        }>;
        /**
         * The build of the processor that this row is from.
         */
        lineage: string;
    };
};
export type GetWorkoutsByIdResponse = GetWorkoutsByIdResponses[keyof GetWorkoutsByIdResponses];
export type PostWorkoutsByIdAmendmentsData = {
    /**
     * Exactly one of assigned, voided, reinstated and edited.
     */
    body: {
        reason: string;
        /**
         * The new owner; null: nobody.
         */
        assigned?: {
            userId: string | null;
        };
        voided?: {
            [key: string]: never;
        };
        reinstated?: {
            [key: string]: never;
        };
        edited?: {
            /**
             * Repetitions.
             */
            repetitions?: number | null;
            /**
             * Load of every set, g.
             */
            loadGrams?: number | null;
            /**
             * Distance, mm.
             */
            distanceMm?: number | null;
        };
    };
    headers?: {
        /**
         * A repeat with it writes the same fact.
         */
        'idempotency-key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/workouts/{id}/amendments';
};
export type PostWorkoutsByIdAmendmentsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostWorkoutsByIdAmendmentsError = PostWorkoutsByIdAmendmentsErrors[keyof PostWorkoutsByIdAmendmentsErrors];
export type PostWorkoutsByIdAmendmentsResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PostWorkoutsByIdAmendmentsResponse = PostWorkoutsByIdAmendmentsResponses[keyof PostWorkoutsByIdAmendmentsResponses];
export type GetGuestWorkoutsData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query: {
        /**
         * Left out: every gym.
         */
        gym?: string;
        /**
         * First day, YYYY-MM-DD, in each gym's time zone.
         */
        from: string;
        /**
         * The day after the last, at most 31 days later.
         */
        to: string;
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/guest-workouts';
};
export type GetGuestWorkoutsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetGuestWorkoutsError = GetGuestWorkoutsErrors[keyof GetGuestWorkoutsErrors];
export type GetGuestWorkoutsResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * Identity: the sessionId under which the machine reported it.
             */
            workoutId: string;
            /**
             * Still running; figures are as of the last finished set.
             */
            open: boolean;
            /**
             * The member's pseudonym; '' for a guest.
             */
            userId: string;
            /**
             * The machine; '' for a workout that was written down.
             */
            equipmentId: string;
            /**
             * Maker and model of the machine when the workout started.
             */
            equipmentModel: string | null;
            /**
             * Kind of machine: WEIGHT_STACK, TREADMILL, …; UNKNOWN for a machine not in the catalogue, NONE for a workout that was written down.
             */
            equipmentType: string;
            /**
             * The gym where the machine stood when the workout started.
             */
            gymId: string | null;
            /**
             * The exercise with which it began; sets carry their own.
             */
            exerciseId: string | null;
            /**
             * Time of the first event by the machine's clock; before 2015 the quality flag clock_unset is set.
             */
            startedAt: string;
            /**
             * Day on which it started by the clock of the gym; by UTC where the gym is not known.
             */
            localDay: string;
            /**
             * Time of the last event by the machine's clock.
             */
            endedAt: string;
            /**
             * USER, IDLE (10 min of silence), POWER_LOSS, SUPERSEDED (a later start), UNKNOWN while open.
             */
            endReason: string;
            /**
             * Last minus first event time, s.
             */
            durationS: number;
            /**
             * Duration without pauses and, on strength machines, without rests over 15 s; s.
             */
            activeS: number;
            /**
             * Repetitions of all sets.
             */
            repetitions: number;
            /**
             * The most repetitions of an exercise in any 60 s, pauses included; null: none were counted, it is still open, or its repetitions were put right.
             */
            mostRepetitionsInAMinute: number | null;
            /**
             * Sum over sets of repetitions times load, g.
             */
            tonnageGrams: number;
            /**
             * Distance by the machine's counter, mm.
             */
            distanceMm: number;
            /**
             * Mechanical work by the machine's counter, J.
             */
            workJ: number;
            /**
             * Strokes, strides or steps by the machine's counter.
             */
            cycles: number;
            /**
             * Gross energy, kcal = MET · 3.5 · body weight in kg / 200 per active minute; null: see energy_method.
             */
            energyKcal: number | null;
            /**
             * Formula with version that gave energy and met, or "none: " and why there is no energy.
             */
            energyMethod: string;
            /**
             * Energy as the machine claims it, kcal; not used.
             */
            machineEnergyKcal: number | null;
            /**
             * Mean gross intensity over active time, MET (1 MET = 3.5 ml oxygen per kg and min).
             */
            met: number | null;
            /**
             * Mean heart rate over readings that have one and are not paused, 1/min.
             */
            averageHeartRateBpm: number | null;
            /**
             * Greatest heart rate, 1/min.
             */
            maxHeartRateBpm: number | null;
            /**
             * Mean power over readings that have one and are not paused, zeros included, W.
             */
            averagePowerW: number | null;
            /**
             * Greatest power, W.
             */
            maxPowerW: number | null;
            /**
             * Mean cadence over readings that have one and are not paused, 1/min.
             */
            averageCadenceRpm: number | null;
            /**
             * Body weight used, g: the latest weighing not after the start, else the earliest; null: never weighed.
             */
            bodyWeightGrams: number | null;
            /**
             * Distinct telemetry events folded in.
             */
            events: number;
            /**
             * Sequence numbers between the least and the greatest that were not seen.
             */
            missing: number;
            /**
             * What was odd about the data, sorted; empty: nothing. entered: no sensor saw it.
             */
            quality: Array<string>;
            /**
             * Partitions of telemetry by which the events came.
             */
            telemetryPartitions: Array<number>;
            sets: Array<{
                /**
                 * The workout.
                 */
                workoutId: string;
                /**
                 * The member's pseudonym; '' for a guest.
                 */
                userId: string;
                /**
                 * From 1 within the workout, in order of time.
                 */
                setNumber: number;
                /**
                 * The exercise of this set.
                 */
                exerciseId: string | null;
                /**
                 * Repetitions.
                 */
                repetitions: number;
                /**
                 * Load, g.
                 */
                loadGrams: number;
                /**
                 * Time of the first repetition by the machine's clock.
                 */
                startedAt: string;
                /**
                 * Time of the last repetition by the machine's clock.
                 */
                endedAt: string;
            }>;
            /**
             * What people call the machine; null: it is not in the catalogue.
             */
            equipmentName: string | null;
            /**
             * IANA name of the clock in its gym; null: the gym is not known.
             */
            timeZone: string | null;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetGuestWorkoutsResponse = GetGuestWorkoutsResponses[keyof GetGuestWorkoutsResponses];
export type GetGuestWorkoutsVoidedData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query: {
        /**
         * Left out: every gym.
         */
        gym?: string;
        /**
         * First day, YYYY-MM-DD, in each gym's time zone.
         */
        from: string;
        /**
         * The day after the last, at most 31 days later.
         */
        to: string;
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/guest-workouts/voided';
};
export type GetGuestWorkoutsVoidedErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetGuestWorkoutsVoidedError = GetGuestWorkoutsVoidedErrors[keyof GetGuestWorkoutsVoidedErrors];
export type GetGuestWorkoutsVoidedResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            workoutId: string;
            /**
             * The machine.
             */
            equipmentId: string;
            /**
             * What people call the machine; null: it is not in the catalogue.
             */
            equipmentName: string | null;
            /**
             * Kind of machine; UNKNOWN for one that is not in the catalogue.
             */
            equipmentType: string;
            /**
             * The exercise that the machine is for; null: the session said, or nobody knows.
             */
            exerciseId: string | null;
            /**
             * Where the machine stands; null: it is not in the catalogue.
             */
            gymId: string | null;
            /**
             * IANA name of the clock there; null: the gym is not known.
             */
            timeZone: string | null;
            /**
             * Time of the first event by the machine's clock.
             */
            startedAt: string;
            /**
             * That day by the clock of the gym, by UTC where it is not known.
             */
            localDay: string;
            /**
             * Repetitions of all sets.
             */
            repetitions: number;
            /**
             * Heaviest load of a set, g; 0: none.
             */
            loadGrams: number;
            /**
             * Distance, mm.
             */
            distanceMm: number;
            /**
             * When it was voided.
             */
            decidedAt: string;
            /**
             * Who voided it: a userId or a service.
             */
            decidedBy: string;
            /**
             * Why, in their words.
             */
            reason: string;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetGuestWorkoutsVoidedResponse = GetGuestWorkoutsVoidedResponses[keyof GetGuestWorkoutsVoidedResponses];
export type DeleteUsersByIdWorkoutsByWorkoutIdData = {
    body?: never;
    path: {
        id: string;
        workoutId: string;
    };
    query?: never;
    url: '/v1/users/{id}/workouts/{workoutId}';
};
export type DeleteUsersByIdWorkoutsByWorkoutIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type DeleteUsersByIdWorkoutsByWorkoutIdError = DeleteUsersByIdWorkoutsByWorkoutIdErrors[keyof DeleteUsersByIdWorkoutsByWorkoutIdErrors];
export type DeleteUsersByIdWorkoutsByWorkoutIdResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type DeleteUsersByIdWorkoutsByWorkoutIdResponse = DeleteUsersByIdWorkoutsByWorkoutIdResponses[keyof DeleteUsersByIdWorkoutsByWorkoutIdResponses];
export type PutUsersByIdWorkoutsByWorkoutIdData = {
    body: {
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        startedAt: string;
        /**
         * How long it took, s; it must be over.
         */
        durationS: number;
        exerciseId: string;
        gymId?: string | null;
        /**
         * In order.
         */
        sets?: Array<{
            /**
             * Repetitions.
             */
            repetitions: number;
            /**
             * Load, g; 0: none.
             */
            loadGrams: number;
        }>;
        /**
         * Distance, mm.
         */
        distanceMm?: number;
        /**
         * Mean heart rate, 1/min.
         */
        averageHeartRateBpm?: number | null;
    };
    path: {
        id: string;
        workoutId: string;
    };
    query?: never;
    url: '/v1/users/{id}/workouts/{workoutId}';
};
export type PutUsersByIdWorkoutsByWorkoutIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PutUsersByIdWorkoutsByWorkoutIdError = PutUsersByIdWorkoutsByWorkoutIdErrors[keyof PutUsersByIdWorkoutsByWorkoutIdErrors];
export type PutUsersByIdWorkoutsByWorkoutIdResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PutUsersByIdWorkoutsByWorkoutIdResponse = PutUsersByIdWorkoutsByWorkoutIdResponses[keyof PutUsersByIdWorkoutsByWorkoutIdResponses];
export type GetUsersByIdInsightsData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query: {
        /**
         * A year (2026), a month (2026-11) or an ISO week (2026-W48), by the clock of the gyms.
         */
        period: string;
    };
    url: '/v1/users/{id}/insights';
};
export type GetUsersByIdInsightsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdInsightsError = GetUsersByIdInsightsErrors[keyof GetUsersByIdInsightsErrors];
export type GetUsersByIdInsightsResponses = {
    /**
     * Workouts of a clock that was not set belong to no day and are not here.
     */
    200: {
        userId: string;
        /**
         * First day of the period.
         */
        from: string;
        /**
         * The day after its last.
         */
        to: string;
        /**
         * Tiles: the figures of the whole period.
         */
        totals: {
            /**
             * Ended workouts, those that were written down included.
             */
            workouts: number;
            /**
             * Active time, s.
             */
            activeS: number;
            /**
             * Repetitions.
             */
            repetitions: number;
            /**
             * Repetitions times load, g.
             */
            tonnageGrams: number;
            /**
             * Distance, mm.
             */
            distanceMm: number;
            /**
             * Energy of the workouts that have an estimate, kcal.
             */
            energyKcal: number;
            /**
             * Days with a workout.
             */
            days: number;
            /**
             * Active time per workout, s; 0: none.
             */
            averageActiveS: number;
        };
        /**
         * Bars: the trend, by ISO weeks in which there was a workout.
         */
        weeks: Array<{
            /**
             * Its Monday; days outside the period do not count.
             */
            week: string;
            /**
             * Ended workouts, those that were written down included.
             */
            workouts: number;
            /**
             * Active time, s.
             */
            activeS: number;
            /**
             * Repetitions.
             */
            repetitions: number;
            /**
             * Repetitions times load, g.
             */
            tonnageGrams: number;
            /**
             * Distance, mm.
             */
            distanceMm: number;
            /**
             * Energy of the workouts that have an estimate, kcal.
             */
            energyKcal: number;
            /**
             * Days with a workout.
             */
            days: number;
            /**
             * Active time per workout, s; 0: none.
             */
            averageActiveS: number;
        }>;
        /**
         * Calendar, or heat map: days on which there was a workout.
         */
        days: Array<{
            /**
             * By the clock of the gym.
             */
            day: string;
            /**
             * Ended workouts, those that were written down included.
             */
            workouts: number;
            /**
             * Active time, s.
             */
            activeS: number;
            /**
             * Repetitions.
             */
            repetitions: number;
            /**
             * Repetitions times load, g.
             */
            tonnageGrams: number;
            /**
             * Distance, mm.
             */
            distanceMm: number;
            /**
             * Energy of the workouts that have an estimate, kcal.
             */
            energyKcal: number;
        }>;
        /**
         * Radar, or body map: muscle balance, by the entries of the exercises that are valid last.
         */
        muscles: Array<{
            /**
             * free-exercise-db name.
             */
            muscle: string;
            /**
             * Sets of exercises that are for it.
             */
            sets: number;
            /**
             * Sets of exercises in which it helps.
             */
            helpingSets: number;
            /**
             * Repetitions of the sets that are for it.
             */
            repetitions: number;
            /**
             * Weight lifted in the sets that are for it, g.
             */
            tonnageGrams: number;
            /**
             * Its part of all sets, each counted for every muscle that it is for; 0 to 1, to 4 decimals; 0: there are none.
             */
            share: number;
        }>;
        /**
         * Tiles: present metrics, whatever the period.
         */
        metrics: Array<{
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * Which metric.
             */
            metric: string;
            /**
             * The exercise; '' for a metric that is not of one.
             */
            exerciseId: string;
            /**
             * Maker and model of the machine; '' for a metric that is not of one, or a machine not in the catalogue.
             */
            equipmentModel: string;
            /**
             * The value.
             */
            value: number;
            /**
             * Unit of the value.
             */
            unit: string;
            /**
             * From when on it has had this value, and rested on this evidence.
             */
            since: string;
            /**
             * The formula that gave the value.
             */
            formula: string;
            /**
             * Its version.
             */
            formulaVersion: number;
            /**
             * How far the value may be trusted: low, medium or high.
             */
            confidence: string;
            /**
             * Why it changed then: measured, left_window or ageing.
             */
            cause: string;
            /**
             * Workouts or measurements that the value rests on, by time; of many the latest 50.
             */
            evidence: Array<string>;
            /**
             * The latest event time among the evidence; null: it rests on the profile alone.
             */
            evidenceUntil: string | null;
        }>;
        /**
         * Radar: how fit they are at present, whatever the period.
         */
        profile: Array<{
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * strength, endurance, body_composition or consistency.
             */
            capacity: string;
            /**
             * The muscle group, by the catalogue's names; '' where it is of the whole body.
             */
            muscleGroup: string;
            /**
             * needs_improvement, fair, good, very_good or excellent.
             */
            level: string;
            /**
             * 0 to 100: each level takes 20, and within it the score lies as the value does.
             */
            score: number;
            /**
             * The table, rule or model by which it is told.
             */
            basis: string;
            /**
             * Its version.
             */
            basisVersion: number;
            /**
             * How far it may be trusted: low, medium or high by the basis and by how much and how recent the evidence is; demonstration of a model that shows how, and says nothing of anybody.
             */
            confidence: string;
            /**
             * Since when the values that it rests on stand.
             */
            asOf: string;
            /**
             * The values that it rests on: a list of {metric, exerciseId, equipmentModel, value, at}.
             */
            metrics: unknown;
            /**
             * Workouts and measurements that it rests on; of many the latest 50.
             */
            evidence: Array<string>;
            /**
             * The latest event time among these.
             */
            evidenceUntil: string;
            /**
             * How it is told: rules, by published tables and rules of our own, or model.
             */
            method: string;
            /**
             * The trained model by which it is told: {id, sha256 of its file, seed of its training}; null: by none.
             */
            model: unknown;
        }>;
        /**
         * Lines in steps, one for each metric: what it was within the period (by UTC) from when on. The first point may be from before it: what held as it began.
         */
        histories: Array<{
            metric: string;
            /**
             * '' for a metric that is not of one.
             */
            exerciseId: string;
            /**
             * '' for a metric that is not of one.
             */
            equipmentModel: string;
            unit: string;
            points: Array<{
                /**
                 * From when on; of metrics by day or week the beginning of it, as if its clock were UTC.
                 */
                at: string;
                /**
                 * The value; null: nothing within the window any more.
                 */
                value: number | null;
                /**
                 * Why the value changed: measured (a workout or measurement came), left_window (one is no longer recent), ageing (only a birthday passed).
                 */
                cause: string;
            }>;
        }>;
        /**
         * Table: personal bests, whatever the period.
         */
        bests: Array<{
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * The exercise.
             */
            exerciseId: string;
            /**
             * heaviest_load, most_repetitions and one_rep_max of a set; most_repetitions_in_a_minute, greatest_tonnage, longest_distance, longest_time, most_work and greatest_power of a workout.
             */
            measure: string;
            /**
             * The value.
             */
            value: number;
            /**
             * Unit of the value; '' for a number.
             */
            unit: string;
            /**
             * The workout in which it was done.
             */
            workoutId: string;
            /**
             * When that workout began.
             */
            achievedAt: string;
            /**
             * It is of the period.
             */
            isNew: boolean;
        }>;
        /**
         * Lines of weight, body fat …: what was measured within the period (by UTC), by time.
         */
        body: Array<{
            /**
             * The measurement.
             */
            measurementId: string;
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * When it was measured.
             */
            measuredAt: string;
            /**
             * Body weight, g.
             */
            weightGrams: number | null;
            /**
             * Height that counts, mm: the latest measured by then, else the earliest.
             */
            heightMm: number | null;
            /**
             * Body-mass index, kg/m².
             */
            bmi: number | null;
            /**
             * The World Health Organization's category, of adults: underweight to obese_3.
             */
            bmiCategory: string | null;
            /**
             * Singapore's category of risk, of adults: underweight to high_risk.
             */
            bmiRisk: string | null;
            /**
             * Body fat, 1/100 %.
             */
            bodyFatBp: number | null;
            /**
             * Its band for the sex, of adults, by the American Council on Exercise.
             */
            bodyFatBand: string | null;
            /**
             * Muscle mass, g.
             */
            muscleMassGrams: number | null;
            /**
             * Body water, g.
             */
            waterMassGrams: number | null;
            /**
             * Bone mass, g.
             */
            boneMassGrams: number | null;
            /**
             * Visceral fat on the scale's own scale.
             */
            visceralFatRating: number | null;
            /**
             * Heart rate at rest, 1/min.
             */
            restingHeartRateBpm: number | null;
            /**
             * Basal metabolic rate (Mifflin), kcal per day; for ages of 19 to 78.
             */
            basalKcalPerDay: number | null;
        }>;
        /**
         * Pairs of bars: the last month of the period in which they trained, beside the mean of all of their sex and age who did. Null: they did not train, sex or birth date are not told, or the group is too small.
         */
        peers: {
            /**
             * Its first day.
             */
            month: string;
            /**
             * Sex and age in years on that day, such as FEMALE 30-39.
             */
            groupName: string;
            /**
             * How many it is the mean of, oneself included.
             */
            members: number;
            own: {
                /**
                 * Workouts.
                 */
                sessions: number;
                /**
                 * Active time, min.
                 */
                activeMinutes: number;
                /**
                 * Weight lifted, kg.
                 */
                tonnageKg: number;
                /**
                 * Energy of the workouts that have an estimate, kcal.
                 */
                energyKcal: number;
            };
            mean: {
                /**
                 * Workouts.
                 */
                sessions: number;
                /**
                 * Active time, min.
                 */
                activeMinutes: number;
                /**
                 * Weight lifted, kg.
                 */
                tonnageKg: number;
                /**
                 * Energy of the workouts that have an estimate, kcal.
                 */
                energyKcal: number;
            };
        } | null;
    };
};
export type GetUsersByIdInsightsResponse = GetUsersByIdInsightsResponses[keyof GetUsersByIdInsightsResponses];
export type GetChallengesData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query?: {
        /**
         * Only what goes on at this time.
         */
        at?: string;
        /**
         * Only where workouts in this gym count.
         */
        gym?: string;
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/challenges';
};
export type GetChallengesErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetChallengesError = GetChallengesErrors[keyof GetChallengesErrors];
export type GetChallengesResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * Identity.
             */
            challengeId: string;
            /**
             * From 1.
             */
            version: number;
            /**
             * Name.
             */
            name: string;
            /**
             * What members read beside the rule.
             */
            description: string;
            /**
             * The rule: {schema, root}, a tree of nodes.
             */
            rule: unknown;
            /**
             * Workouts that begin from here on may count.
             */
            startsAt: string;
            /**
             * Workouts that begin before may count.
             */
            endsAt: string;
            /**
             * IANA time zone of its days, weeks and months.
             */
            timeZone: string;
            /**
             * When its days begin, minutes after midnight.
             */
            dayStartsMinute: number;
            /**
             * ISO weekday with which its weeks begin.
             */
            weekStartsOn: number;
            /**
             * Where workouts count; empty: everywhere.
             */
            gyms: Array<string>;
            /**
             * Whose members may join; empty: everybody.
             */
            groups: Array<string>;
            /**
             * Awards stay when a correction takes away what they were for.
             */
            keepsAwards: boolean;
            /**
             * Percentages of the way that are told when reached.
             */
            milestones: Array<number>;
            /**
             * Nobody can join any more.
             */
            withdrawn: boolean;
            /**
             * Who wrote this version.
             */
            writtenBy: string;
            /**
             * When it was written.
             */
            writtenAt: string;
            /**
             * What the rule asks for, in plain English.
             */
            sentence: string;
            /**
             * How many take part, by whichever version; who left is not counted.
             */
            members: number;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetChallengesResponse = GetChallengesResponses[keyof GetChallengesResponses];
export type PostChallengesData = {
    body: {
        name: string;
        /**
         * What members read beside the rule.
         */
        description?: string;
        /**
         * The rule, {schema, root}: a tree of nodes as GET /schemas/rule.json describes it.
         */
        rule: {
            [key: string]: unknown;
        };
        /**
         * Workouts that begin from here on may count.
         */
        from: string;
        /**
         * Workouts that begin before may count.
         */
        to: string;
        /**
         * IANA name: days, weeks and months are those of this zone.
         */
        timeZone: string;
        /**
         * When its days begin, minutes after midnight.
         */
        dayStartsMinute?: number;
        /**
         * ISO weekday with which its weeks begin: 1 is Monday.
         */
        weekStartsOn?: number;
        /**
         * Where workouts count; empty: everywhere.
         */
        gyms?: Array<string>;
        /**
         * Whose members may join; empty: everybody.
         */
        groups?: Array<string>;
        /**
         * Awards stay when a correction takes away what they were for.
         */
        keepsAwards?: boolean;
        /**
         * Percentages of the way that are told when reached.
         */
        milestones?: Array<number>;
    };
    headers?: {
        /**
         * A repeat with it writes the same fact.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/challenges';
};
export type PostChallengesErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostChallengesError = PostChallengesErrors[keyof PostChallengesErrors];
export type PostChallengesResponses = {
    /**
     * Default Response
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
        /**
         * The version that it is.
         */
        version: number;
    };
};
export type PostChallengesResponse = PostChallengesResponses[keyof PostChallengesResponses];
export type DeleteChallengesByIdData = {
    body?: never;
    headers?: {
        /**
         * ETag of the record as it was read.
         */
        'if-match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/challenges/{id}';
};
export type DeleteChallengesByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type DeleteChallengesByIdError = DeleteChallengesByIdErrors[keyof DeleteChallengesByIdErrors];
export type DeleteChallengesByIdResponses = {
    /**
     * Default Response
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
        /**
         * The version that it is.
         */
        version: number;
    };
};
export type DeleteChallengesByIdResponse = DeleteChallengesByIdResponses[keyof DeleteChallengesByIdResponses];
export type GetChallengesByIdData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Left out: the last one.
         */
        version?: number;
    };
    url: '/v1/challenges/{id}';
};
export type GetChallengesByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetChallengesByIdError = GetChallengesByIdErrors[keyof GetChallengesByIdErrors];
export type GetChallengesByIdResponses = {
    /**
     * Challenges: every version; the last one is what members join.
     */
    200: {
        /**
         * Identity.
         */
        challengeId: string;
        /**
         * From 1.
         */
        version: number;
        /**
         * Name.
         */
        name: string;
        /**
         * What members read beside the rule.
         */
        description: string;
        /**
         * The rule: {schema, root}, a tree of nodes.
         */
        rule: unknown;
        /**
         * Workouts that begin from here on may count.
         */
        startsAt: string;
        /**
         * Workouts that begin before may count.
         */
        endsAt: string;
        /**
         * IANA time zone of its days, weeks and months.
         */
        timeZone: string;
        /**
         * When its days begin, minutes after midnight.
         */
        dayStartsMinute: number;
        /**
         * ISO weekday with which its weeks begin.
         */
        weekStartsOn: number;
        /**
         * Where workouts count; empty: everywhere.
         */
        gyms: Array<string>;
        /**
         * Whose members may join; empty: everybody.
         */
        groups: Array<string>;
        /**
         * Awards stay when a correction takes away what they were for.
         */
        keepsAwards: boolean;
        /**
         * Percentages of the way that are told when reached.
         */
        milestones: Array<number>;
        /**
         * Nobody can join any more.
         */
        withdrawn: boolean;
        /**
         * Who wrote this version.
         */
        writtenBy: string;
        /**
         * When it was written.
         */
        writtenAt: string;
        /**
         * What the rule asks for, in plain English.
         */
        sentence: string;
    };
};
export type GetChallengesByIdResponse = GetChallengesByIdResponses[keyof GetChallengesByIdResponses];
export type PutChallengesByIdData = {
    body: {
        name: string;
        /**
         * What members read beside the rule.
         */
        description?: string;
        /**
         * The rule, {schema, root}: a tree of nodes as GET /schemas/rule.json describes it.
         */
        rule: {
            [key: string]: unknown;
        };
        /**
         * Workouts that begin from here on may count.
         */
        from: string;
        /**
         * Workouts that begin before may count.
         */
        to: string;
        /**
         * IANA name: days, weeks and months are those of this zone.
         */
        timeZone: string;
        /**
         * When its days begin, minutes after midnight.
         */
        dayStartsMinute?: number;
        /**
         * ISO weekday with which its weeks begin: 1 is Monday.
         */
        weekStartsOn?: number;
        /**
         * Where workouts count; empty: everywhere.
         */
        gyms?: Array<string>;
        /**
         * Whose members may join; empty: everybody.
         */
        groups?: Array<string>;
        /**
         * Awards stay when a correction takes away what they were for.
         */
        keepsAwards?: boolean;
        /**
         * Percentages of the way that are told when reached.
         */
        milestones?: Array<number>;
    };
    headers?: {
        /**
         * ETag of the record as it was read.
         */
        'if-match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/challenges/{id}';
};
export type PutChallengesByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PutChallengesByIdError = PutChallengesByIdErrors[keyof PutChallengesByIdErrors];
export type PutChallengesByIdResponses = {
    /**
     * Default Response
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
        /**
         * The version that it is.
         */
        version: number;
    };
};
export type PutChallengesByIdResponse = PutChallengesByIdResponses[keyof PutChallengesByIdResponses];
export type GetSchemasRuleJsonData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/schemas/rule.json';
};
export type GetSchemasRuleJsonErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetSchemasRuleJsonError = GetSchemasRuleJsonErrors[keyof GetSchemasRuleJsonErrors];
export type GetSchemasRuleJsonResponses = {
    /**
     * JSON Schema 2020-12.
     */
    200: {
        [key: string]: unknown;
    };
};
export type GetSchemasRuleJsonResponse = GetSchemasRuleJsonResponses[keyof GetSchemasRuleJsonResponses];
export type GetProgrammesData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query?: {
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/programmes';
};
export type GetProgrammesErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetProgrammesError = GetProgrammesErrors[keyof GetProgrammesErrors];
export type GetProgrammesResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * Identity.
             */
            programmeId: string;
            /**
             * From 1.
             */
            version: number;
            /**
             * What people call it.
             */
            title: string;
            /**
             * The whole programme, as it was written: weeks in blocks, and how hard as ranges.
             */
            programme: unknown;
            /**
             * When its first day begins.
             */
            startsAt: string;
            /**
             * When its last day ends.
             */
            endsAt: string;
            /**
             * Where training counts; empty: everywhere.
             */
            gyms: Array<string>;
            /**
             * Whose members may join; empty: everybody.
             */
            groups: Array<string>;
            /**
             * Nobody can join any more.
             */
            withdrawn: boolean;
            /**
             * Who wrote this version.
             */
            writtenBy: string;
            /**
             * When it was written.
             */
            writtenAt: string;
            /**
             * What it asks for, in plain English.
             */
            sentences: Array<string>;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetProgrammesResponse = GetProgrammesResponses[keyof GetProgrammesResponses];
export type PostProgrammesData = {
    /**
     * The programme as GET /schemas/programme.json describes it.
     */
    body: {
        [key: string]: unknown;
    };
    headers?: {
        /**
         * A repeat with it writes the same fact.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/programmes';
};
export type PostProgrammesErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostProgrammesError = PostProgrammesErrors[keyof PostProgrammesErrors];
export type PostProgrammesResponses = {
    /**
     * Default Response
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
        /**
         * The version that it is.
         */
        version: number;
    };
};
export type PostProgrammesResponse = PostProgrammesResponses[keyof PostProgrammesResponses];
export type DeleteProgrammesByIdData = {
    body?: never;
    headers?: {
        /**
         * ETag of the record as it was read.
         */
        'if-match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/programmes/{id}';
};
export type DeleteProgrammesByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type DeleteProgrammesByIdError = DeleteProgrammesByIdErrors[keyof DeleteProgrammesByIdErrors];
export type DeleteProgrammesByIdResponses = {
    /**
     * Default Response
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
        /**
         * The version that it is.
         */
        version: number;
    };
};
export type DeleteProgrammesByIdResponse = DeleteProgrammesByIdResponses[keyof DeleteProgrammesByIdResponses];
export type GetProgrammesByIdData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Left out: the last one.
         */
        version?: number;
    };
    url: '/v1/programmes/{id}';
};
export type GetProgrammesByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetProgrammesByIdError = GetProgrammesByIdErrors[keyof GetProgrammesByIdErrors];
export type GetProgrammesByIdResponses = {
    /**
     * Programmes, of which plans are made: every version; the last one is what members join.
     */
    200: {
        /**
         * Identity.
         */
        programmeId: string;
        /**
         * From 1.
         */
        version: number;
        /**
         * What people call it.
         */
        title: string;
        /**
         * The whole programme, as it was written: weeks in blocks, and how hard as ranges.
         */
        programme: unknown;
        /**
         * When its first day begins.
         */
        startsAt: string;
        /**
         * When its last day ends.
         */
        endsAt: string;
        /**
         * Where training counts; empty: everywhere.
         */
        gyms: Array<string>;
        /**
         * Whose members may join; empty: everybody.
         */
        groups: Array<string>;
        /**
         * Nobody can join any more.
         */
        withdrawn: boolean;
        /**
         * Who wrote this version.
         */
        writtenBy: string;
        /**
         * When it was written.
         */
        writtenAt: string;
        /**
         * What it asks for, in plain English.
         */
        sentences: Array<string>;
    };
};
export type GetProgrammesByIdResponse = GetProgrammesByIdResponses[keyof GetProgrammesByIdResponses];
export type PutProgrammesByIdData = {
    /**
     * The programme as GET /schemas/programme.json describes it.
     */
    body: {
        [key: string]: unknown;
    };
    headers?: {
        /**
         * ETag of the record as it was read.
         */
        'if-match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/programmes/{id}';
};
export type PutProgrammesByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PutProgrammesByIdError = PutProgrammesByIdErrors[keyof PutProgrammesByIdErrors];
export type PutProgrammesByIdResponses = {
    /**
     * Default Response
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
        /**
         * The version that it is.
         */
        version: number;
    };
};
export type PutProgrammesByIdResponse = PutProgrammesByIdResponses[keyof PutProgrammesByIdResponses];
export type PostProgrammesByIdEnrolmentsData = {
    body: {
        /**
         * Who joins; left out: the caller.
         */
        userId?: string;
    };
    headers?: {
        /**
         * A repeat with it writes the same fact.
         */
        'idempotency-key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/programmes/{id}/enrolments';
};
export type PostProgrammesByIdEnrolmentsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostProgrammesByIdEnrolmentsError = PostProgrammesByIdEnrolmentsErrors[keyof PostProgrammesByIdEnrolmentsErrors];
export type PostProgrammesByIdEnrolmentsResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PostProgrammesByIdEnrolmentsResponse = PostProgrammesByIdEnrolmentsResponses[keyof PostProgrammesByIdEnrolmentsResponses];
export type DeleteProgrammesByIdEnrolmentsByUserIdData = {
    body?: never;
    path: {
        id: string;
        userId: string;
    };
    query?: never;
    url: '/v1/programmes/{id}/enrolments/{userId}';
};
export type DeleteProgrammesByIdEnrolmentsByUserIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type DeleteProgrammesByIdEnrolmentsByUserIdError = DeleteProgrammesByIdEnrolmentsByUserIdErrors[keyof DeleteProgrammesByIdEnrolmentsByUserIdErrors];
export type DeleteProgrammesByIdEnrolmentsByUserIdResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type DeleteProgrammesByIdEnrolmentsByUserIdResponse = DeleteProgrammesByIdEnrolmentsByUserIdResponses[keyof DeleteProgrammesByIdEnrolmentsByUserIdResponses];
export type GetSchemasProgrammeJsonData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/schemas/programme.json';
};
export type GetSchemasProgrammeJsonErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetSchemasProgrammeJsonError = GetSchemasProgrammeJsonErrors[keyof GetSchemasProgrammeJsonErrors];
export type GetSchemasProgrammeJsonResponses = {
    /**
     * JSON Schema 2020-12.
     */
    200: {
        [key: string]: unknown;
    };
};
export type GetSchemasProgrammeJsonResponse = GetSchemasProgrammeJsonResponses[keyof GetSchemasProgrammeJsonResponses];
export type GetUsersByIdPlansData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/users/{id}/plans';
};
export type GetUsersByIdPlansErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdPlansError = GetUsersByIdPlansErrors[keyof GetUsersByIdPlansErrors];
export type GetUsersByIdPlansResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Those that go on first, of these the one joined last.
         */
        items: Array<{
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * The programme.
             */
            programmeId: string;
            /**
             * The version from which it is made.
             */
            version: number;
            /**
             * Workouts count from here on.
             */
            joinedAt: string;
            /**
             * SHA-256 of the one text of the rule.
             */
            ruleHash: string;
            /**
             * What people call it.
             */
            title: string;
            /**
             * When its first day begins.
             */
            startsAt: string;
            /**
             * When its last day ends.
             */
            endsAt: string;
        }>;
    };
};
export type GetUsersByIdPlansResponse = GetUsersByIdPlansResponses[keyof GetUsersByIdPlansResponses];
export type GetUsersByIdPlanData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Which programme; left out: the one joined last, of those that go on.
         */
        programme?: string;
    };
    url: '/v1/users/{id}/plan';
};
export type GetUsersByIdPlanErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdPlanError = GetUsersByIdPlanErrors[keyof GetUsersByIdPlanErrors];
export type GetUsersByIdPlanResponses = {
    /**
     * What programmes ask of the members who are in them, week by week, with the reason for every number.
     */
    200: {
        /**
         * The member's pseudonym.
         */
        userId: string;
        /**
         * The programme.
         */
        programmeId: string;
        /**
         * The version from which it is made.
         */
        version: number;
        /**
         * Workouts count from here on.
         */
        joinedAt: string;
        /**
         * The rule by which the member is judged: {schema, root}, a tree of nodes.
         */
        rule: unknown;
        /**
         * SHA-256 of the one text of the rule.
         */
        ruleHash: string;
        /**
         * A list of {number, name, from, to, deload, slots: {slot, exercises or muscles, numbers, most (the most that is safe), step, because}}.
         */
        weeks: unknown;
        /**
         * A list of {path (a node of the rule), week, slot, because}.
         */
        reasons: unknown;
        /**
         * What is not known of the member, and would make the plan a better one.
         */
        missing: Array<string>;
        /**
         * Changes by trainers that hold: {id, author, reason, at, changes}.
         */
        overrides: unknown;
        /**
         * Changes by trainers that do not hold any more: {overrideId, author, path, message}.
         */
        conflicts: unknown;
        /**
         * How fit the member was as they joined, where the plan begins: a list of {capacity, muscleGroup, level, score, confidence, asOf}.
         */
        capacities: unknown;
        /**
         * Versions that they were in before they were moved, by which weeks that had begun are made: a list of {version, until}.
         */
        formerly: unknown;
        /**
         * When the week began by whose facts it is made; those of weeks before stay as they were.
         */
        asOf: string;
        /**
         * The latest event time among the facts that it was made from; null: none.
         */
        evidenceUntil: string | null;
        /**
         * What people call it.
         */
        title: string;
        /**
         * When its first day begins.
         */
        startsAt: string;
        /**
         * When its last day ends.
         */
        endsAt: string;
        /**
         * IANA time zone of its days and weeks.
         */
        timeZone: string;
        /**
         * When to stop at once: no machine measures it.
         */
        stopWhen: Array<string>;
        /**
         * How far they are; null: not judged yet.
         */
        progress: {
            /**
             * How far, 0 to 1. It falls for a cause only: a correction, a period that ended, an average.
             */
            fraction: number;
            /**
             * Met by the present facts.
             */
            complete: boolean;
            /**
             * End of the shortest beginning of the history that meets it; null: not complete.
             */
            completedAt: string | null;
            /**
             * How far each part of the rule is: {kind, fraction, met, value, target, dimension, of …}.
             */
            nodes: unknown;
            /**
             * The latest event time among the workouts that counted; null: none did.
             */
            evidenceUntil: string | null;
            /**
             * Every part of the rule in words, the whole first.
             */
            parts: Array<{
                /**
                 * Where it stands in the rule: a JSON pointer.
                 */
                path: string;
                /**
                 * What it asks for.
                 */
                asks: string;
                /**
                 * What is done, and what is missing.
                 */
                stands: string;
                /**
                 * 0 to 1.
                 */
                fraction: number;
                met: boolean;
            }>;
        } | null;
    };
};
export type GetUsersByIdPlanResponse = GetUsersByIdPlanResponses[keyof GetUsersByIdPlanResponses];
export type PutUsersByIdPlanOverrideData = {
    body: {
        /**
         * The member reads it.
         */
        reason: string;
        changes: Array<{
            op: 'test';
            /**
             * /weeks/WEEK/slots/SLOT/NUMBER, where WEEK may be * for all that are not over; to remove, without the number.
             */
            path: string;
            value: number;
        } | {
            op: 'replace';
            /**
             * /weeks/WEEK/slots/SLOT/NUMBER, where WEEK may be * for all that are not over; to remove, without the number.
             */
            path: string;
            value: number;
        } | {
            op: 'remove';
            /**
             * /weeks/WEEK/slots/SLOT/NUMBER, where WEEK may be * for all that are not over; to remove, without the number.
             */
            path: string;
        } | {
            op: 'excuse';
            /**
             * /weeks/WEEK, /weeks/WEEK/slots/SLOT or /weeks/WEEK/exercises/EXERCISE; * for all that are not over.
             */
            path: string;
            /**
             * Weeks that begin after this day are asked for as before; left out: to the end.
             */
            until?: string;
        }>;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Which programme; left out: the one joined last, of those that go on.
         */
        programme?: string;
    };
    url: '/v1/users/{id}/plan/override';
};
export type PutUsersByIdPlanOverrideErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PutUsersByIdPlanOverrideError = PutUsersByIdPlanOverrideErrors[keyof PutUsersByIdPlanOverrideErrors];
export type PutUsersByIdPlanOverrideResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PutUsersByIdPlanOverrideResponse = PutUsersByIdPlanOverrideResponses[keyof PutUsersByIdPlanOverrideResponses];
export type PostUsersByIdPlanOverrideByOverrideIdWithdrawalData = {
    body: {
        /**
         * The member reads it.
         */
        reason: string;
    };
    path: {
        id: string;
        overrideId: string;
    };
    query?: never;
    url: '/v1/users/{id}/plan/override/{overrideId}/withdrawal';
};
export type PostUsersByIdPlanOverrideByOverrideIdWithdrawalErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostUsersByIdPlanOverrideByOverrideIdWithdrawalError = PostUsersByIdPlanOverrideByOverrideIdWithdrawalErrors[keyof PostUsersByIdPlanOverrideByOverrideIdWithdrawalErrors];
export type PostUsersByIdPlanOverrideByOverrideIdWithdrawalResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PostUsersByIdPlanOverrideByOverrideIdWithdrawalResponse = PostUsersByIdPlanOverrideByOverrideIdWithdrawalResponses[keyof PostUsersByIdPlanOverrideByOverrideIdWithdrawalResponses];
export type GetProgrammesByIdVerificationData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Members of this group only.
         */
        group?: string;
        status?: 'met' | 'open' | 'not_met';
        /**
         * Members who named this trainer only.
         */
        trainer?: string;
        /**
         * csv: everybody in one table; as does `Accept: text/csv`.
         */
        format?: 'json' | 'csv';
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/programmes/{id}/verification';
};
export type GetProgrammesByIdVerificationErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetProgrammesByIdVerificationError = GetProgrammesByIdVerificationErrors[keyof GetProgrammesByIdVerificationErrors];
export type GetProgrammesByIdVerificationResponses = {
    /**
     * A page of them; as CSV all of them, with a header.
     */
    200: {
        items: Array<{
            /**
             * The programme.
             */
            programmeId: string;
            /**
             * The version by which the member is judged.
             */
            version: number;
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * Workouts count from here on.
             */
            joinedAt: string;
            /**
             * When the programme begins.
             */
            startsAt: string;
            /**
             * When it ends.
             */
            endsAt: string;
            /**
             * SHA-256 of the one text of the rule by which they are judged: their plan, less what they were excused from.
             */
            ruleHash: string;
            /**
             * Visits that are required in all.
             */
            requiredVisits: number;
            /**
             * Visits in which they trained.
             */
            doneVisits: number;
            /**
             * Weeks that have to be met.
             */
            requiredWeeks: number;
            /**
             * Weeks in which all was done as the plan asks.
             */
            doneWeeks: number;
            /**
             * How far, 0 to 1.
             */
            fraction: number;
            /**
             * All that is required was done, by the present facts.
             */
            standardMet: boolean;
            /**
             * End of the shortest beginning of the history that meets it; null: not met.
             */
            metAt: string | null;
            /**
             * The workouts that counted, in order of their begin.
             */
            evidence: Array<string>;
            /**
             * How many of them were written down: no sensor saw them.
             */
            entered: number;
            /**
             * Of how many of them messages are missing.
             */
            withGaps: number;
            /**
             * Of how many of them something else was odd.
             */
            flagged: number;
            /**
             * The latest event time among the workouts that counted; null: none did.
             */
            evidenceUntil: string | null;
            /**
             * What they were excused from: {id, author (who approved it), reason, at, changes (op excuse, path, until)}.
             */
            exceptions: unknown;
            /**
             * What trainers changed of the plan besides: {id, author, reason, at, changes}.
             */
            changes: unknown;
            /**
             * Exceptions and changes that do not hold any more: {overrideId, author, path, message}.
             */
            conflicts: unknown;
            /**
             * The name that others see.
             */
            displayName: string | null;
            /**
             * open: the programme goes on, and not all was done yet.
             */
            status: 'met' | 'open' | 'not_met';
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetProgrammesByIdVerificationResponse = GetProgrammesByIdVerificationResponses[keyof GetProgrammesByIdVerificationResponses];
export type GetUsersByIdVerificationData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/users/{id}/verification';
};
export type GetUsersByIdVerificationErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdVerificationError = GetUsersByIdVerificationErrors[keyof GetUsersByIdVerificationErrors];
export type GetUsersByIdVerificationResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * The programme.
             */
            programmeId: string;
            /**
             * The version by which the member is judged.
             */
            version: number;
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * Workouts count from here on.
             */
            joinedAt: string;
            /**
             * When the programme begins.
             */
            startsAt: string;
            /**
             * When it ends.
             */
            endsAt: string;
            /**
             * SHA-256 of the one text of the rule by which they are judged: their plan, less what they were excused from.
             */
            ruleHash: string;
            /**
             * Visits that are required in all.
             */
            requiredVisits: number;
            /**
             * Visits in which they trained.
             */
            doneVisits: number;
            /**
             * Weeks that have to be met.
             */
            requiredWeeks: number;
            /**
             * Weeks in which all was done as the plan asks.
             */
            doneWeeks: number;
            /**
             * How far, 0 to 1.
             */
            fraction: number;
            /**
             * All that is required was done, by the present facts.
             */
            standardMet: boolean;
            /**
             * End of the shortest beginning of the history that meets it; null: not met.
             */
            metAt: string | null;
            /**
             * The workouts that counted, in order of their begin.
             */
            evidence: Array<string>;
            /**
             * How many of them were written down: no sensor saw them.
             */
            entered: number;
            /**
             * Of how many of them messages are missing.
             */
            withGaps: number;
            /**
             * Of how many of them something else was odd.
             */
            flagged: number;
            /**
             * The latest event time among the workouts that counted; null: none did.
             */
            evidenceUntil: string | null;
            /**
             * What they were excused from: {id, author (who approved it), reason, at, changes (op excuse, path, until)}.
             */
            exceptions: unknown;
            /**
             * What trainers changed of the plan besides: {id, author, reason, at, changes}.
             */
            changes: unknown;
            /**
             * Exceptions and changes that do not hold any more: {overrideId, author, path, message}.
             */
            conflicts: unknown;
            /**
             * The name that others see.
             */
            displayName: string | null;
            /**
             * open: the programme goes on, and not all was done yet.
             */
            status: 'met' | 'open' | 'not_met';
        }>;
    };
};
export type GetUsersByIdVerificationResponse = GetUsersByIdVerificationResponses[keyof GetUsersByIdVerificationResponses];
export type GetProgrammesByIdVerificationDocumentData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Members of this group only.
         */
        group?: string;
        /**
         * For so long it counts.
         */
        validDays?: number;
    };
    url: '/v1/programmes/{id}/verification/document';
};
export type GetProgrammesByIdVerificationDocumentErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetProgrammesByIdVerificationDocumentError = GetProgrammesByIdVerificationDocumentErrors[keyof GetProgrammesByIdVerificationDocumentErrors];
export type GetProgrammesByIdVerificationDocumentResponses = {
    /**
     * A JSON Web Signature (RFC 7515, flattened); `repstream verification check` checks it offline.
     */
    200: {
        /**
         * The document in base64url: who did what, as of when, from which builds.
         */
        payload: string;
        /**
         * By which algorithm and key it is signed, in base64url.
         */
        protected: string;
        signature: string;
    };
};
export type GetProgrammesByIdVerificationDocumentResponse = GetProgrammesByIdVerificationDocumentResponses[keyof GetProgrammesByIdVerificationDocumentResponses];
export type GetVerificationJwksJsonData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/verification/jwks.json';
};
export type GetVerificationJwksJsonErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetVerificationJwksJsonError = GetVerificationJwksJsonErrors[keyof GetVerificationJwksJsonErrors];
export type GetVerificationJwksJsonResponses = {
    /**
     * Default Response
     */
    200: {
        keys: Array<{
            [key: string]: unknown;
        }>;
    };
};
export type GetVerificationJwksJsonResponse = GetVerificationJwksJsonResponses[keyof GetVerificationJwksJsonResponses];
export type GetUsersByIdBenchmarksData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/users/{id}/benchmarks';
};
export type GetUsersByIdBenchmarksErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdBenchmarksError = GetUsersByIdBenchmarksErrors[keyof GetUsersByIdBenchmarksErrors];
export type GetUsersByIdBenchmarksResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * Identity.
             */
            resultId: string;
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * The user_id for whom it was written: another one when ids were merged.
             */
            writtenFor: string;
            /**
             * Which test: ippt.
             */
            kind: string;
            /**
             * When it was taken.
             */
            takenAt: string;
            /**
             * The day of it, YYYY-MM-DD, where it was taken: the age is of that day.
             */
            day: string;
            /**
             * Push-ups in a minute.
             */
            pushUps: number;
            /**
             * Sit-ups in a minute.
             */
            sitUps: number;
            /**
             * Time for 2.4 km, s.
             */
            runSeconds: number;
            /**
             * Of 100, by the tables of the IPPT; null: see why.
             */
            points: number | null;
            /**
             * A list of {station, points, most}; empty: see why.
             */
            stations: unknown;
            /**
             * Why there are no points: what is not known, or for whom there is no table; null: there are.
             */
            why: string | null;
            /**
             * A list of {programmeId, version, met, because}: the programmes that it was held against.
             */
            standards: unknown;
            /**
             * It does not count.
             */
            voided: boolean;
            /**
             * The user_id of who wrote it last.
             */
            writtenBy: string;
            /**
             * When they did.
             */
            writtenAt: string;
            /**
             * Why it was put right; empty: it was not.
             */
            reason: string;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetUsersByIdBenchmarksResponse = GetUsersByIdBenchmarksResponses[keyof GetUsersByIdBenchmarksResponses];
export type PostUsersByIdBenchmarksData = {
    /**
     * Taken now unless takenAt says otherwise.
     */
    body: {
        kind: 'ippt';
        /**
         * In a minute.
         */
        pushUps: number;
        /**
         * In a minute.
         */
        sitUps: number;
        /**
         * For 2.4 km, s.
         */
        runSeconds: number;
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        takenAt?: string;
    };
    headers?: {
        /**
         * A repeat with it writes the same fact.
         */
        'idempotency-key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/users/{id}/benchmarks';
};
export type PostUsersByIdBenchmarksErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostUsersByIdBenchmarksError = PostUsersByIdBenchmarksErrors[keyof PostUsersByIdBenchmarksErrors];
export type PostUsersByIdBenchmarksResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PostUsersByIdBenchmarksResponse = PostUsersByIdBenchmarksResponses[keyof PostUsersByIdBenchmarksResponses];
export type PutUsersByIdBenchmarksByResultIdData = {
    /**
     * What is put right; the rest is as it was.
     */
    body: {
        /**
         * In a minute.
         */
        pushUps?: number;
        /**
         * In a minute.
         */
        sitUps?: number;
        /**
         * For 2.4 km, s.
         */
        runSeconds?: number;
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        takenAt?: string;
        /**
         * It does not count; false: it does again.
         */
        voided?: boolean;
        reason: string;
    };
    path: {
        id: string;
        resultId: string;
    };
    query?: never;
    url: '/v1/users/{id}/benchmarks/{resultId}';
};
export type PutUsersByIdBenchmarksByResultIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PutUsersByIdBenchmarksByResultIdError = PutUsersByIdBenchmarksByResultIdErrors[keyof PutUsersByIdBenchmarksByResultIdErrors];
export type PutUsersByIdBenchmarksByResultIdResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PutUsersByIdBenchmarksByResultIdResponse = PutUsersByIdBenchmarksByResultIdResponses[keyof PutUsersByIdBenchmarksByResultIdResponses];
export type PostChallengesPreviewData = {
    body: {
        /**
         * The rule, {schema, root}: a tree of nodes as GET /schemas/rule.json describes it.
         */
        rule: {
            [key: string]: unknown;
        };
        /**
         * IANA name: days, weeks and months are those of this zone.
         */
        timeZone: string;
        /**
         * When its days begin, minutes after midnight.
         */
        dayStartsMinute?: number;
        /**
         * ISO weekday with which its weeks begin: 1 is Monday.
         */
        weekStartsOn?: number;
        /**
         * Where workouts count; empty: everywhere.
         */
        gyms?: Array<string>;
        /**
         * Whose members may join; empty: everybody.
         */
        groups?: Array<string>;
        /**
         * YYYY-MM; left out, without from and to: the last month that is over.
         */
        month?: string;
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        from?: string;
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        to?: string;
        /**
         * Members judged at most.
         */
        limit?: number;
    };
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/challenges/preview';
};
export type PostChallengesPreviewErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostChallengesPreviewError = PostChallengesPreviewErrors[keyof PostChallengesPreviewErrors];
export type PostChallengesPreviewResponses = {
    /**
     * Default Response
     */
    200: {
        from: string;
        to: string;
        /**
         * Members judged.
         */
        members: number;
        /**
         * Members who could join: by home gym and group.
         */
        of: number;
        /**
         * Of those judged, who would have finished.
         */
        finished: number;
        /**
         * Median time from the beginning until they would have, s; null: nobody would.
         */
        medianFinishS: number | null;
        /**
         * Members by how far they would have come: from this fraction up to that of the next band.
         */
        bands: Array<{
            atLeast: number;
            members: number;
        }>;
        /**
         * Who would have finished, the first 100.
         */
        finishers: Array<{
            userId: string;
            completedAt: string;
        }>;
        /**
         * By a rule for teams or a ranking, the members of each home gym as a group, best first: nobody finishes alone then. Null: each member is judged alone.
         */
        groups: Array<{
            gymId: string;
            /**
             * Members judged.
             */
            members: number;
            /**
             * How many have it as home gym.
             */
            size: number;
            /**
             * 0 to 1; of a ranking 0.
             */
            fraction: number;
            complete: boolean;
            /**
             * Of a ranking in the own unit of its measure, else days, weeks or months.
             */
            value: number;
            /**
             * 0: the smallest.
             */
            sizeClass: number;
            /**
             * Within its class.
             */
            rank: number | null;
        }> | null;
    };
};
export type PostChallengesPreviewResponse = PostChallengesPreviewResponses[keyof PostChallengesPreviewResponses];
export type PostChallengesByIdMigrationsData = {
    body: {
        /**
         * Only who is in this version; left out: in any other.
         */
        from?: number;
        /**
         * The version to move to.
         */
        to: number;
        /**
         * Judge by both versions instead of moving anybody.
         */
        dryRun?: boolean;
        /**
         * `next` of the answer before.
         */
        after?: string;
        /**
         * Members at most; a larger team is judged whole.
         */
        limit?: number;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/challenges/{id}/migrations';
};
export type PostChallengesByIdMigrationsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostChallengesByIdMigrationsError = PostChallengesByIdMigrationsErrors[keyof PostChallengesByIdMigrationsErrors];
export type PostChallengesByIdMigrationsResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Members, or teams of a challenge of teams, judged by both versions.
         */
        judged: number;
        /**
         * Who would have finished by the new one only.
         */
        gain: number;
        /**
         * Who would have finished by their present one only.
         */
        lose: number;
        /**
         * Who would be further.
         */
        further: number;
        /**
         * Who would be less far.
         */
        lessFar: number;
        /**
         * Who would be as far.
         */
        same: number;
        /**
         * For whom something would change, the first 100.
         */
        changes: Array<{
            userId?: string;
            /**
             * Of the member; null: they have no profile, or it is a team.
             */
            displayName: string | null;
            /**
             * Of a challenge of teams, instead of a member.
             */
            teamId?: string;
            /**
             * How many the team has.
             */
            members?: number;
            effect: 'gain' | 'lose' | 'further' | 'lessFar' | 'same';
            before: {
                fraction: number;
                complete: boolean;
            };
            after: {
                fraction: number;
                complete: boolean;
            };
        }>;
        /**
         * How many more are still in another version, as far as their progress shows it.
         */
        remaining: number;
        /**
         * Send as after to go on; null: that was all.
         */
        next: string | null;
    };
    /**
     * Default Response
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
        moved: number;
        /**
         * How many more are still in another version, as far as their progress shows it.
         */
        remaining: number;
        /**
         * Send as after to go on; null: that was all.
         */
        next: string | null;
    };
};
export type PostChallengesByIdMigrationsResponse = PostChallengesByIdMigrationsResponses[keyof PostChallengesByIdMigrationsResponses];
export type PostProgrammesByIdMigrationsData = {
    body: {
        /**
         * Only who is in this version; left out: in any other.
         */
        from?: number;
        /**
         * The version to move to.
         */
        to: number;
        /**
         * Judge by both versions instead of moving anybody.
         */
        dryRun?: boolean;
        /**
         * `next` of the answer before.
         */
        after?: string;
        /**
         * Members at most; a larger team is judged whole.
         */
        limit?: number;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/programmes/{id}/migrations';
};
export type PostProgrammesByIdMigrationsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostProgrammesByIdMigrationsError = PostProgrammesByIdMigrationsErrors[keyof PostProgrammesByIdMigrationsErrors];
export type PostProgrammesByIdMigrationsResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Members for whom a plan was made by both versions.
         */
        judged: number;
        /**
         * Of how many something else would be asked from the next week on.
         */
        asked: number;
        /**
         * Of how many a change by a trainer would not hold any more.
         */
        conflicts: number;
        /**
         * Of how many something is not known that matters to the new version alone.
         */
        missing: number;
        /**
         * Who would have finished by the new one only.
         */
        gain: number;
        /**
         * Who would have finished by their present one only.
         */
        lose: number;
        /**
         * Who would be further.
         */
        further: number;
        /**
         * Who would be less far.
         */
        lessFar: number;
        /**
         * Who would be as far.
         */
        same: number;
        /**
         * For whom something would change, the first 100.
         */
        changes: Array<{
            userId: string;
            /**
             * Of the member; null: they have no profile, or it is a team.
             */
            displayName: string | null;
            effect: 'gain' | 'lose' | 'further' | 'lessFar' | 'same';
            before: {
                fraction: number;
                complete: boolean;
            };
            after: {
                fraction: number;
                complete: boolean;
            };
            /**
             * What would be asked instead, the first 50; weeks that have begun stay.
             */
            numbers: Array<{
                slot: string;
                number: 'timesAWeek' | 'sets' | 'repetitions' | 'loadGrams' | 'oneRepMaxPercent' | 'minutes' | 'heartRateReservePercent' | 'met' | 'distanceM' | 'speedMmPerS';
                fromWeek: number;
                /**
                 * Weeks on end in which it would change alike, both included.
                 */
                toWeek: number;
                /**
                 * In the own unit of the number; null: it is not asked for.
                 */
                before: number | null;
                /**
                 * In the own unit of the number; null: it is not asked for.
                 */
                after: number | null;
            }>;
            /**
             * Changes by trainers that would not hold any more, and why.
             */
            conflicts: Array<{
                overrideId: string;
                author: string;
                path: string;
                message: string;
            }>;
            /**
             * What is not known, and matters to the new version alone.
             */
            missing: Array<string>;
        }>;
        /**
         * How many more are still in another version, as far as their progress shows it.
         */
        remaining: number;
        /**
         * Send as after to go on; null: that was all.
         */
        next: string | null;
    };
    /**
     * Default Response
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
        moved: number;
        /**
         * How many more are still in another version, as far as their progress shows it.
         */
        remaining: number;
        /**
         * Send as after to go on; null: that was all.
         */
        next: string | null;
    };
};
export type PostProgrammesByIdMigrationsResponse = PostProgrammesByIdMigrationsResponses[keyof PostProgrammesByIdMigrationsResponses];
export type PostChallengesFromTemplateData = {
    body: {
        name: string;
        /**
         * What members read beside the rule.
         */
        description?: string;
        /**
         * IANA name: days, weeks and months are those of this zone.
         */
        timeZone: string;
        /**
         * When its days begin, minutes after midnight.
         */
        dayStartsMinute?: number;
        /**
         * ISO weekday with which its weeks begin: 1 is Monday.
         */
        weekStartsOn?: number;
        /**
         * Where workouts count; empty: everywhere.
         */
        gyms?: Array<string>;
        /**
         * Whose members may join; empty: everybody.
         */
        groups?: Array<string>;
        /**
         * Awards stay when a correction takes away what they were for.
         */
        keepsAwards?: boolean;
        /**
         * Percentages of the way that are told when reached.
         */
        milestones?: Array<number>;
        /**
         * The first day of the calendar, YYYY-MM-DD.
         */
        from: string;
        /**
         * A calendar of daily tasks.
         */
        daily: {
            /**
             * On so many of the days the task has to be done; left out: on all.
             */
            atLeast?: number;
            /**
             * How many days; the list is gone through in turn. Left out: once.
             */
            for?: number;
            /**
             * The first day's, the second day's …: what is put in place of `{name}` in the task; or, without one, the task of that day itself, a node of a rule.
             */
            days: Array<{
                [key: string]: unknown;
            }>;
            /**
             * What is to be done each day: a node of a rule, with placeholders.
             */
            task?: {
                [key: string]: unknown;
            };
        };
        /**
         * Show what would be written instead of writing it.
         */
        dryRun?: boolean;
    };
    headers?: {
        /**
         * A repeat with it writes the same fact.
         */
        'idempotency-key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/challenges/from-template';
};
export type PostChallengesFromTemplateErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostChallengesFromTemplateError = PostChallengesFromTemplateErrors[keyof PostChallengesFromTemplateErrors];
export type PostChallengesFromTemplateResponses = {
    /**
     * Default Response
     */
    200: {
        from: string;
        to: string;
        /**
         * The rule, {schema, root}: a tree of nodes as GET /schemas/rule.json describes it.
         */
        rule: {
            [key: string]: unknown;
        };
        /**
         * What the rule asks for, in plain English.
         */
        sentence: string;
    };
    /**
     * Default Response
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
        /**
         * Always the first.
         */
        version: number;
    };
};
export type PostChallengesFromTemplateResponse = PostChallengesFromTemplateResponses[keyof PostChallengesFromTemplateResponses];
export type PostChallengesByIdEnrolmentsData = {
    body: {
        /**
         * Who joins; left out: the caller.
         */
        userId?: string;
        /**
         * The gym that they train for; null: none.
         */
        teamId?: string | null;
    };
    headers?: {
        /**
         * A repeat with it writes the same fact.
         */
        'idempotency-key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/challenges/{id}/enrolments';
};
export type PostChallengesByIdEnrolmentsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostChallengesByIdEnrolmentsError = PostChallengesByIdEnrolmentsErrors[keyof PostChallengesByIdEnrolmentsErrors];
export type PostChallengesByIdEnrolmentsResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PostChallengesByIdEnrolmentsResponse = PostChallengesByIdEnrolmentsResponses[keyof PostChallengesByIdEnrolmentsResponses];
export type DeleteChallengesByIdEnrolmentsByUserIdData = {
    body?: never;
    path: {
        id: string;
        userId: string;
    };
    query?: never;
    url: '/v1/challenges/{id}/enrolments/{userId}';
};
export type DeleteChallengesByIdEnrolmentsByUserIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type DeleteChallengesByIdEnrolmentsByUserIdError = DeleteChallengesByIdEnrolmentsByUserIdErrors[keyof DeleteChallengesByIdEnrolmentsByUserIdErrors];
export type DeleteChallengesByIdEnrolmentsByUserIdResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type DeleteChallengesByIdEnrolmentsByUserIdResponse = DeleteChallengesByIdEnrolmentsByUserIdResponses[keyof DeleteChallengesByIdEnrolmentsByUserIdResponses];
export type GetUsersByIdChallengesData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/users/{id}/challenges';
};
export type GetUsersByIdChallengesErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdChallengesError = GetUsersByIdChallengesErrors[keyof GetUsersByIdChallengesErrors];
export type GetUsersByIdChallengesResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * The challenge, or `programme:` and the programme whose plan it is.
             */
            challengeId: string;
            /**
             * The version by which the member is judged.
             */
            version: number;
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * The team, or gym, they train for; null: none.
             */
            teamId: string | null;
            /**
             * Workouts count from here on.
             */
            joinedAt: string;
            /**
             * How far, 0 to 1. It falls for a cause only: a correction, a period that ended, an average.
             */
            fraction: number;
            /**
             * Met by the present facts.
             */
            complete: boolean;
            /**
             * End of the shortest beginning of the history that meets it; null: not complete.
             */
            completedAt: string | null;
            /**
             * The highest tier reached; null: none, or it has no tiers.
             */
            tier: string | null;
            /**
             * How far each part of the rule is: {kind, fraction, met, value, target, dimension, of …}.
             */
            nodes: unknown;
            /**
             * The latest event time among the workouts that counted; null: none did.
             */
            evidenceUntil: string | null;
            /**
             * Name.
             */
            name: string;
            /**
             * What members read beside the rule.
             */
            description: string;
            /**
             * Workouts that begin from here on may count.
             */
            startsAt: string;
            /**
             * Workouts that begin before may count.
             */
            endsAt: string;
            /**
             * IANA time zone of its days, weeks and months.
             */
            timeZone: string;
            /**
             * When its days begin, minutes after midnight.
             */
            dayStartsMinute: number;
            /**
             * Nobody can join any more.
             */
            withdrawn: boolean;
            /**
             * What the rule asks for, in plain English.
             */
            sentence: string;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetUsersByIdChallengesResponse = GetUsersByIdChallengesResponses[keyof GetUsersByIdChallengesResponses];
export type GetChallengesByIdProgressByUserIdData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
        userId: string;
    };
    query?: never;
    url: '/v1/challenges/{id}/progress/{userId}';
};
export type GetChallengesByIdProgressByUserIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetChallengesByIdProgressByUserIdError = GetChallengesByIdProgressByUserIdErrors[keyof GetChallengesByIdProgressByUserIdErrors];
export type GetChallengesByIdProgressByUserIdResponses = {
    /**
     * How members stand in the challenges and programmes that they have joined; who left is not here. Of teams and gyms see team_progress.
     */
    200: {
        /**
         * The challenge, or `programme:` and the programme whose plan it is.
         */
        challengeId: string;
        /**
         * The version by which the member is judged.
         */
        version: number;
        /**
         * The member's pseudonym.
         */
        userId: string;
        /**
         * The team, or gym, they train for; null: none.
         */
        teamId: string | null;
        /**
         * Workouts count from here on.
         */
        joinedAt: string;
        /**
         * How far, 0 to 1. It falls for a cause only: a correction, a period that ended, an average.
         */
        fraction: number;
        /**
         * Met by the present facts.
         */
        complete: boolean;
        /**
         * End of the shortest beginning of the history that meets it; null: not complete.
         */
        completedAt: string | null;
        /**
         * The highest tier reached; null: none, or it has no tiers.
         */
        tier: string | null;
        /**
         * How far each part of the rule is: {kind, fraction, met, value, target, dimension, of …}.
         */
        nodes: unknown;
        /**
         * The latest event time among the workouts that counted; null: none did.
         */
        evidenceUntil: string | null;
        /**
         * Name.
         */
        name: string;
        /**
         * What members read beside the rule.
         */
        description: string;
        /**
         * Workouts that begin from here on may count.
         */
        startsAt: string;
        /**
         * Workouts that begin before may count.
         */
        endsAt: string;
        /**
         * IANA time zone of its days, weeks and months.
         */
        timeZone: string;
        /**
         * When its days begin, minutes after midnight.
         */
        dayStartsMinute: number;
        /**
         * Nobody can join any more.
         */
        withdrawn: boolean;
        /**
         * What the rule asks for, in plain English.
         */
        sentence: string;
        /**
         * Every part of the rule in words, the whole first.
         */
        parts: Array<{
            /**
             * Where it stands in the rule: a JSON pointer.
             */
            path: string;
            /**
             * What it asks for.
             */
            asks: string;
            /**
             * What is done, and what is missing.
             */
            stands: string;
            /**
             * 0 to 1.
             */
            fraction: number;
            met: boolean;
        }>;
        /**
         * In a challenge of teams or gyms, what this member gave; null: it is one for each member alone.
         */
        contribution: Array<{
            /**
             * From 0, as the rule has them.
             */
            condition: number;
            /**
             * Its first day; '': once in all.
             */
            span: string;
            /**
             * In the own unit of the measure.
             */
            amount: number;
            /**
             * It is all that is asked of each member.
             */
            reached: boolean;
            readable: {
                amount: number;
                unit: string;
            };
        }> | null;
        /**
         * How their team, or gym, stands among the others; null: they have none.
         */
        team: {
            /**
             * The challenge.
             */
            challengeId: string;
            /**
             * The version of it; teams of two versions are not ranked together.
             */
            version: number;
            /**
             * The team, or gym; within a rank, in their order.
             */
            teamId: string;
            /**
             * What it is called.
             */
            displayName: string;
            /**
             * The gym that it is, or that it is of; null: of none.
             */
            gymId: string | null;
            /**
             * How many people it has, whether they take part or not.
             */
            size: number | null;
            /**
             * 0: the smallest of those that are ranked together.
             */
            sizeClass: number | null;
            /**
             * From 1 within its class; equals share a rank, and the next follows by how many are before (1, 2, 2, 4).
             */
            rank: number | null;
            /**
             * Members who take part.
             */
            members: number;
            /**
             * Of a ranking what its members did together or on average, in the own unit of the measure; of a team the days, weeks or months that it has.
             */
            value: number;
            /**
             * How far, 0 to 1; of a ranking always 0.
             */
            fraction: number;
            /**
             * Met by what its present members gave.
             */
            complete: boolean;
            /**
             * When it was complete for sure, as team_progress has it.
             */
            completedAt: string | null;
        } | null;
    };
};
export type GetChallengesByIdProgressByUserIdResponse = GetChallengesByIdProgressByUserIdResponses[keyof GetChallengesByIdProgressByUserIdResponses];
export type GetChallengesByIdVerdictsByUserIdData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
        userId: string;
    };
    query?: {
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/challenges/{id}/verdicts/{userId}';
};
export type GetChallengesByIdVerdictsByUserIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetChallengesByIdVerdictsByUserIdError = GetChallengesByIdVerdictsByUserIdErrors[keyof GetChallengesByIdVerdictsByUserIdErrors];
export type GetChallengesByIdVerdictsByUserIdResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * The challenge, or `programme:` and the programme.
             */
            challengeId: string;
            /**
             * The member's pseudonym.
             */
            userId: string;
            /**
             * The workout.
             */
            workoutId: string;
            /**
             * When it began.
             */
            startedAt: string;
            /**
             * Some of it counted.
             */
            counted: boolean;
            /**
             * How much of it counted in the first part of the rule in which it did, in units of `dimension`.
             */
            amount: number;
            /**
             * What the amount is: count, mass (g), distance (mm), time (ms), energy (cal), work (J), power (W).
             */
            dimension: string;
            /**
             * Why not, or not whole: before_join, other_gym, other_exercise, too_light, over_cap, …; null: it counted whole.
             */
            reason: string | null;
            /**
             * The exercise with which it began; sets carry their own.
             */
            exerciseId: string | null;
            /**
             * Kind of machine: WEIGHT_STACK, TREADMILL, …; UNKNOWN for a machine not in the catalogue, NONE for a workout that was written down.
             */
            equipmentType: string;
            /**
             * The amount in a unit that people know.
             */
            readable: {
                amount: number;
                /**
                 * '' for a number of something.
                 */
                unit: string;
            };
            /**
             * The reason in words.
             */
            why: string;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetChallengesByIdVerdictsByUserIdResponse = GetChallengesByIdVerdictsByUserIdResponses[keyof GetChallengesByIdVerdictsByUserIdResponses];
export type GetChallengesByIdVerdictsByUserIdByWorkoutIdData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
        userId: string;
        workoutId: string;
    };
    query?: never;
    url: '/v1/challenges/{id}/verdicts/{userId}/{workoutId}';
};
export type GetChallengesByIdVerdictsByUserIdByWorkoutIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetChallengesByIdVerdictsByUserIdByWorkoutIdError = GetChallengesByIdVerdictsByUserIdByWorkoutIdErrors[keyof GetChallengesByIdVerdictsByUserIdByWorkoutIdErrors];
export type GetChallengesByIdVerdictsByUserIdByWorkoutIdResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * The challenge, or `programme:` and the programme.
         */
        challengeId: string;
        /**
         * The member's pseudonym.
         */
        userId: string;
        /**
         * The workout.
         */
        workoutId: string;
        /**
         * When it began.
         */
        startedAt: string;
        /**
         * Some of it counted.
         */
        counted: boolean;
        /**
         * How much of it counted in the first part of the rule in which it did, in units of `dimension`.
         */
        amount: number;
        /**
         * What the amount is: count, mass (g), distance (mm), time (ms), energy (cal), work (J), power (W).
         */
        dimension: string;
        /**
         * Why not, or not whole: before_join, other_gym, other_exercise, too_light, over_cap, …; null: it counted whole.
         */
        reason: string | null;
        /**
         * The exercise with which it began; sets carry their own.
         */
        exerciseId: string | null;
        /**
         * Kind of machine: WEIGHT_STACK, TREADMILL, …; UNKNOWN for a machine not in the catalogue, NONE for a workout that was written down.
         */
        equipmentType: string;
        /**
         * The amount in a unit that people know.
         */
        readable: {
            amount: number;
            /**
             * '' for a number of something.
             */
            unit: string;
        };
        /**
         * The reason in words.
         */
        why: string;
    } | {
        workoutId: string;
        counted: boolean;
        reason: 'voided' | 'assigned_away';
        /**
         * What was decided, in words.
         */
        why: string;
        /**
         * The amendment that decided it.
         */
        decisionId: string;
        decidedAt: string;
        /**
         * Who decided; '' where that would tell to whom it went.
         */
        decidedBy: string;
    };
};
export type GetChallengesByIdVerdictsByUserIdByWorkoutIdResponse = GetChallengesByIdVerdictsByUserIdByWorkoutIdResponses[keyof GetChallengesByIdVerdictsByUserIdByWorkoutIdResponses];
export type GetChallengesByIdParticipationData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/challenges/{id}/participation';
};
export type GetChallengesByIdParticipationErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetChallengesByIdParticipationError = GetChallengesByIdParticipationErrors[keyof GetChallengesByIdParticipationErrors];
export type GetChallengesByIdParticipationResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Who take part; who left is not counted.
         */
        members: number;
        /**
         * By the version by which they are judged; those that nobody is in are left out.
         */
        versions: Array<{
            version: number;
            members: number;
        }>;
    };
};
export type GetChallengesByIdParticipationResponse = GetChallengesByIdParticipationResponses[keyof GetChallengesByIdParticipationResponses];
export type GetChallengesByIdTeamsData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Left out: the last by which anybody is judged.
         */
        version?: number;
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/challenges/{id}/teams';
};
export type GetChallengesByIdTeamsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetChallengesByIdTeamsError = GetChallengesByIdTeamsErrors[keyof GetChallengesByIdTeamsErrors];
export type GetChallengesByIdTeamsResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * The challenge.
             */
            challengeId: string;
            /**
             * The version of it; teams of two versions are not ranked together.
             */
            version: number;
            /**
             * The team, or gym; within a rank, in their order.
             */
            teamId: string;
            /**
             * What it is called.
             */
            displayName: string;
            /**
             * The gym that it is, or that it is of; null: of none.
             */
            gymId: string | null;
            /**
             * How many people it has, whether they take part or not.
             */
            size: number | null;
            /**
             * 0: the smallest of those that are ranked together.
             */
            sizeClass: number | null;
            /**
             * From 1 within its class; equals share a rank, and the next follows by how many are before (1, 2, 2, 4).
             */
            rank: number | null;
            /**
             * Members who take part.
             */
            members: number;
            /**
             * Of a ranking what its members did together or on average, in the own unit of the measure; of a team the days, weeks or months that it has.
             */
            value: number;
            /**
             * How far, 0 to 1; of a ranking always 0.
             */
            fraction: number;
            /**
             * Met by what its present members gave.
             */
            complete: boolean;
            /**
             * When it was complete for sure, as team_progress has it.
             */
            completedAt: string | null;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetChallengesByIdTeamsResponse = GetChallengesByIdTeamsResponses[keyof GetChallengesByIdTeamsResponses];
export type PostChallengesByIdTeamsData = {
    body: {
        displayName: string;
        /**
         * The gym that it is of.
         */
        gymId?: string | null;
        /**
         * How many people it stands for, whether they take part or not.
         */
        size?: number | null;
    };
    headers?: {
        /**
         * A repeat with it writes the same fact.
         */
        'idempotency-key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/challenges/{id}/teams';
};
export type PostChallengesByIdTeamsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostChallengesByIdTeamsError = PostChallengesByIdTeamsErrors[keyof PostChallengesByIdTeamsErrors];
export type PostChallengesByIdTeamsResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PostChallengesByIdTeamsResponse = PostChallengesByIdTeamsResponses[keyof PostChallengesByIdTeamsResponses];
export type DeleteChallengesByIdTeamsByTeamIdData = {
    body?: never;
    path: {
        id: string;
        teamId: string;
    };
    query?: never;
    url: '/v1/challenges/{id}/teams/{teamId}';
};
export type DeleteChallengesByIdTeamsByTeamIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type DeleteChallengesByIdTeamsByTeamIdError = DeleteChallengesByIdTeamsByTeamIdErrors[keyof DeleteChallengesByIdTeamsByTeamIdErrors];
export type DeleteChallengesByIdTeamsByTeamIdResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type DeleteChallengesByIdTeamsByTeamIdResponse = DeleteChallengesByIdTeamsByTeamIdResponses[keyof DeleteChallengesByIdTeamsByTeamIdResponses];
export type GetChallengesByIdTeamsByTeamIdData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
        teamId: string;
    };
    query?: {
        /**
         * Left out: the last by which anybody is judged.
         */
        version?: number;
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/challenges/{id}/teams/{teamId}';
};
export type GetChallengesByIdTeamsByTeamIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetChallengesByIdTeamsByTeamIdError = GetChallengesByIdTeamsByTeamIdErrors[keyof GetChallengesByIdTeamsByTeamIdErrors];
export type GetChallengesByIdTeamsByTeamIdResponses = {
    /**
     * A team, or gym, among the others; who nobody is in has no rank.
     */
    200: {
        /**
         * The challenge.
         */
        challengeId: string;
        /**
         * The version of it; teams of two versions are not ranked together.
         */
        version: number;
        /**
         * The team, or gym; within a rank, in their order.
         */
        teamId: string;
        /**
         * What it is called.
         */
        displayName: string;
        /**
         * The gym that it is, or that it is of; null: of none.
         */
        gymId: string | null;
        /**
         * How many people it has, whether they take part or not.
         */
        size: number | null;
        /**
         * 0: the smallest of those that are ranked together.
         */
        sizeClass: number | null;
        /**
         * From 1 within its class; equals share a rank, and the next follows by how many are before (1, 2, 2, 4).
         */
        rank: number | null;
        /**
         * Members who take part.
         */
        members: number;
        /**
         * Of a ranking what its members did together or on average, in the own unit of the measure; of a team the days, weeks or months that it has.
         */
        value: number;
        /**
         * How far, 0 to 1; of a ranking always 0.
         */
        fraction: number;
        /**
         * Met by what its present members gave.
         */
        complete: boolean;
        /**
         * When it was complete for sure, as team_progress has it.
         */
        completedAt: string | null;
        /**
         * Every part of the rule in words, the whole first.
         */
        parts: Array<{
            /**
             * Where it stands in the rule: a JSON pointer.
             */
            path: string;
            /**
             * What it asks for.
             */
            asks: string;
            /**
             * What is done, and what is missing.
             */
            stands: string;
            /**
             * 0 to 1.
             */
            fraction: number;
            met: boolean;
        }>;
        /**
         * What each member gave, by their ids; null: you are neither in this team nor staff.
         */
        contributions: {
            items: Array<{
                userId: string;
                displayName: string | null;
                parts: Array<{
                    /**
                     * From 0, as the rule has them.
                     */
                    condition: number;
                    /**
                     * Its first day; '': once in all.
                     */
                    span: string;
                    /**
                     * In the own unit of the measure.
                     */
                    amount: number;
                    /**
                     * It is all that is asked of each member.
                     */
                    reached: boolean;
                    readable: {
                        amount: number;
                        unit: string;
                    };
                }>;
            }>;
            /**
             * Send as cursor for what follows; null: that was all.
             */
            next: string | null;
        } | null;
    };
};
export type GetChallengesByIdTeamsByTeamIdResponse = GetChallengesByIdTeamsByTeamIdResponses[keyof GetChallengesByIdTeamsByTeamIdResponses];
export type PutChallengesByIdTeamsByTeamIdData = {
    body: {
        displayName: string;
        /**
         * The gym that it is of.
         */
        gymId?: string | null;
        /**
         * How many people it stands for, whether they take part or not.
         */
        size?: number | null;
    };
    path: {
        id: string;
        teamId: string;
    };
    query?: never;
    url: '/v1/challenges/{id}/teams/{teamId}';
};
export type PutChallengesByIdTeamsByTeamIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PutChallengesByIdTeamsByTeamIdError = PutChallengesByIdTeamsByTeamIdErrors[keyof PutChallengesByIdTeamsByTeamIdErrors];
export type PutChallengesByIdTeamsByTeamIdResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PutChallengesByIdTeamsByTeamIdResponse = PutChallengesByIdTeamsByTeamIdResponses[keyof PutChallengesByIdTeamsByTeamIdResponses];
export type GetLeaderboardsData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query: {
        /**
         * YYYY-MM, in each gym's time zone.
         */
        month: string;
        /**
         * What is ranked.
         */
        measure: 'workouts' | 'repetitions' | 'tonnage' | 'distance' | 'work' | 'active_minutes' | 'energy';
        /**
         * Left out: all gyms together.
         */
        gym?: string;
        /**
         * Left out: all exercises together.
         */
        exercise?: string;
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/leaderboards';
};
export type GetLeaderboardsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetLeaderboardsError = GetLeaderboardsErrors[keyof GetLeaderboardsErrors];
export type GetLeaderboardsResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * First day of the month, in each gym's time zone.
             */
            month: string;
            /**
             * The gym; '': all gyms together.
             */
            gymId: string;
            /**
             * The exercise; '': all exercises together.
             */
            exerciseId: string;
            /**
             * What is ranked: workouts, repetitions, tonnage, distance, work, active_minutes, energy.
             */
            measure: string;
            /**
             * From 1; who has equally much shares a rank, and the next one follows by how many are before (1, 2, 2, 4).
             */
            rank: number;
            /**
             * The member's pseudonym; within a rank, in their order.
             */
            userId: string;
            /**
             * Their name as it is now; who is called as somebody was before them reads `name·2`.
             */
            displayName: string;
            /**
             * How much, in the unit, to 3 decimals; ranks are by the exact amount.
             */
            value: number;
            /**
             * workouts, repetitions, kg (tonnage), m, kJ, min or kcal.
             */
            unit: string;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetLeaderboardsResponse = GetLeaderboardsResponses[keyof GetLeaderboardsResponses];
export type GetUsageData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query: {
        /**
         * Left out: by hour every gym, else all gyms together.
         */
        gym?: string;
        /**
         * First day, YYYY-MM-DD, in each gym's time zone.
         */
        from: string;
        /**
         * The day after the last, at most 400 days later.
         */
        to: string;
        /**
         * hour: machines in the hours in which they were used; else members by day, week (from Monday) or month that begins within the days.
         */
        per: 'hour' | 'day' | 'week' | 'month';
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/usage';
};
export type GetUsageErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsageError = GetUsageErrors[keyof GetUsageErrors];
export type GetUsageResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * The gym; '' where it is not known.
             */
            gymId: string;
            /**
             * The machine.
             */
            equipmentId: string;
            /**
             * When the hour began, by the gym's clock.
             */
            hour: string;
            /**
             * Its day in the gym's time zone.
             */
            day: string;
            /**
             * The hour by the gym's clock, 0 to 23; as summer time ends, two hours have one number.
             */
            localHour: number;
            /**
             * Sessions that began in the hour, those of guests included.
             */
            sessions: number;
            /**
             * How many members had them; guests are nobody.
             */
            members: number;
            /**
             * Active time of these sessions, s.
             */
            activeS: number;
        } | {
            /**
             * The gym; '': all gyms together.
             */
            gymId: string;
            /**
             * day, week, month.
             */
            period: string;
            /**
             * First day of the period in each gym's time zone; of a week its Monday.
             */
            startsOn: string;
            /**
             * Sessions that began in the period, those of guests included.
             */
            sessions: number;
            /**
             * Active time of these sessions, s.
             */
            activeS: number;
            /**
             * Members who had them.
             */
            members: number;
            /**
             * Of these, those whose first workout ever in this gym (all gyms together: anywhere) was then.
             */
            newMembers: number;
            /**
             * Of these, those who had trained there before the period began.
             */
            returningMembers: number;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetUsageResponse = GetUsageResponses[keyof GetUsageResponses];
export type GetUsageEquipmentData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query: {
        /**
         * Left out: every gym.
         */
        gym?: string;
        /**
         * First day, YYYY-MM-DD, in each gym's time zone.
         */
        from: string;
        /**
         * The day after the last, at most 400 days later.
         */
        to: string;
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/usage/equipment';
};
export type GetUsageEquipmentErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsageEquipmentError = GetUsageEquipmentErrors[keyof GetUsageEquipmentErrors];
export type GetUsageEquipmentResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * The gym.
             */
            gymId: string;
            /**
             * The machine.
             */
            equipmentId: string;
            /**
             * Day in the gym's time zone.
             */
            day: string;
            /**
             * Sessions that began on the day, those of guests included.
             */
            sessions: number;
            /**
             * Active time of these sessions, s.
             */
            activeS: number;
            /**
             * Could be used at some time of the day; null: by the catalogue it did not stand in this gym then.
             */
            inService: boolean | null;
            /**
             * How long the gym is open on the day while the machine could be used, s; null: it could not all day, or machine or gym are not in the catalogue.
             */
            openS: number | null;
            /**
             * active_s / open_s, to 4 decimals; over 1 when it was used longer than the gym is open; null: nothing to divide by.
             */
            utilisation: number | null;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetUsageEquipmentResponse = GetUsageEquipmentResponses[keyof GetUsageEquipmentResponses];
export type GetUsageSummaryData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query: {
        /**
         * Left out: all gyms.
         */
        gym?: string;
        /**
         * First day, YYYY-MM-DD, in each gym's time zone.
         */
        from: string;
        /**
         * The day after the last, at most 100 days later.
         */
        to: string;
    };
    url: '/v1/usage/summary';
};
export type GetUsageSummaryErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsageSummaryError = GetUsageSummaryErrors[keyof GetUsageSummaryErrors];
export type GetUsageSummaryResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Hours in which anybody trained.
         */
        hours: Array<{
            /**
             * 1: Monday.
             */
            weekday: number;
            /**
             * By the gym's clock.
             */
            hour: number;
            /**
             * That began then, on all these weekdays together.
             */
            sessions: number;
            activeS: number;
        }>;
        /**
         * The most used first.
         */
        machines: Array<{
            gymId: string;
            equipmentId: string;
            /**
             * What it is called; null: it is not in the catalogue.
             */
            name: string | null;
            sessions: number;
            activeS: number;
            /**
             * How long it could be used; null: not known.
             */
            openS: number | null;
            /**
             * activeS / openS, to 4 decimals; null: nothing to divide by.
             */
            utilisation: number | null;
        }>;
    };
};
export type GetUsageSummaryResponse = GetUsageSummaryResponses[keyof GetUsageSummaryResponses];
export type GetUsageDataQualityData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query: {
        /**
         * Left out: every gym. Only by equipment.
         */
        gym?: string;
        /**
         * First day, YYYY-MM-DD, in each gym's time zone.
         */
        from: string;
        /**
         * The day after the last, at most 100 days later.
         */
        to: string;
        /**
         * equipment: each machine; firmware: each model, over all gyms. Both by firmware and week.
         */
        by?: 'equipment' | 'firmware';
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/usage/data-quality';
};
export type GetUsageDataQualityErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsageDataQualityError = GetUsageDataQualityErrors[keyof GetUsageDataQualityErrors];
export type GetUsageDataQualityResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * The gym; '' where it is not known.
             */
            gymId: string;
            /**
             * The machine.
             */
            equipmentId: string;
            /**
             * Firmware; '': the start of the sessions did not say, or was not seen.
             */
            firmware: string;
            /**
             * The week's Monday, in the time zone of the gym; null: sessions that began before 2015 by a clock that was not set.
             */
            week: string | null;
            /**
             * Ended sessions that began in the week. One that came in parts (split) counts once for each.
             */
            sessions: number;
            /**
             * Distinct messages of these.
             */
            events: number;
            /**
             * Messages not seen between the first and the last of each session.
             */
            missing: number;
            /**
             * missing / (events + missing), to 4 decimals.
             */
            missingShare: number;
            /**
             * Sessions with missing messages.
             */
            gaps: number;
            /**
             * Messages that came again.
             */
            repeated: number;
            /**
             * Sessions with such.
             */
            repeats: number;
            /**
             * How often a counter started anew; each counter counts.
             */
            resets: number;
            /**
             * Sessions in which one did.
             */
            counterResets: number;
            /**
             * How often a counter ran over its width; each counter counts, and nothing is wrong with it.
             */
            wraps: number;
            /**
             * Of them, how many whose start was not seen.
             */
            noStart: number;
            /**
             * Of them, how many whose machine was not in the catalogue then.
             */
            unknownMachine: number;
            /**
             * Of them, how many of a clock that was not set: an event before 2015.
             */
            clockUnset: number;
            /**
             * Of them, how many in which a counter leapt; the leap is left out.
             */
            implausibleCounter: number;
            /**
             * Of them, how many with a heart rate of over 250/min.
             */
            implausibleHeartRate: number;
            /**
             * Of them, how many with a load of over 1,000 kg.
             */
            implausibleLoad: number;
            /**
             * Of them, how many with a power of over 5,000 W.
             */
            implausiblePower: number;
            /**
             * Of them, how many with a speed of over 50 m/s.
             */
            implausibleSpeed: number;
            /**
             * Parts of sessions whose messages came by several partitions, each folded by itself.
             */
            split: number;
            /**
             * Sessions in which the machine reported a fault.
             */
            faults: number;
            /**
             * The code of the latest; null: none.
             */
            lastFaultCode: string | null;
            /**
             * What looks wrong first and what to do, with how many of the sessions show it; null: nothing stands out.
             */
            looksWrong: string | null;
        } | {
            /**
             * Maker and model; '': the machines are not in the catalogue.
             */
            model: string;
            /**
             * Firmware; '': the start of the sessions did not say, or was not seen.
             */
            firmware: string;
            /**
             * The week's Monday, in the time zone of the gym; null: sessions that began before 2015 by a clock that was not set.
             */
            week: string | null;
            /**
             * Ended sessions that began in the week. One that came in parts (split) counts once for each.
             */
            sessions: number;
            /**
             * Distinct messages of these.
             */
            events: number;
            /**
             * Messages not seen between the first and the last of each session.
             */
            missing: number;
            /**
             * missing / (events + missing), to 4 decimals.
             */
            missingShare: number;
            /**
             * Sessions with missing messages.
             */
            gaps: number;
            /**
             * Messages that came again.
             */
            repeated: number;
            /**
             * Sessions with such.
             */
            repeats: number;
            /**
             * How often a counter started anew; each counter counts.
             */
            resets: number;
            /**
             * Sessions in which one did.
             */
            counterResets: number;
            /**
             * How often a counter ran over its width; each counter counts, and nothing is wrong with it.
             */
            wraps: number;
            /**
             * Of them, how many whose start was not seen.
             */
            noStart: number;
            /**
             * Of them, how many whose machine was not in the catalogue then.
             */
            unknownMachine: number;
            /**
             * Of them, how many of a clock that was not set: an event before 2015.
             */
            clockUnset: number;
            /**
             * Of them, how many in which a counter leapt; the leap is left out.
             */
            implausibleCounter: number;
            /**
             * Of them, how many with a heart rate of over 250/min.
             */
            implausibleHeartRate: number;
            /**
             * Of them, how many with a load of over 1,000 kg.
             */
            implausibleLoad: number;
            /**
             * Of them, how many with a power of over 5,000 W.
             */
            implausiblePower: number;
            /**
             * Of them, how many with a speed of over 50 m/s.
             */
            implausibleSpeed: number;
            /**
             * Parts of sessions whose messages came by several partitions, each folded by itself.
             */
            split: number;
            /**
             * Sessions in which the machine reported a fault.
             */
            faults: number;
            /**
             * The code of the latest; null: none.
             */
            lastFaultCode: string | null;
            /**
             * What looks wrong first and what to do, with how many of the sessions show it; null: nothing stands out.
             */
            looksWrong: string | null;
            /**
             * Machines that had these sessions.
             */
            machines: number;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetUsageDataQualityResponse = GetUsageDataQualityResponses[keyof GetUsageDataQualityResponses];
export type GetUsageGroupsData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query: {
        /**
         * YYYY-MM, in each gym's time zone.
         */
        month: string;
        /**
         * Left out: all gyms together.
         */
        gym?: string;
        /**
         * By what members are put together.
         */
        by: 'group' | 'sex' | 'age_band' | 'sex_and_age_band';
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/usage/groups';
};
export type GetUsageGroupsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsageGroupsError = GetUsageGroupsErrors[keyof GetUsageGroupsErrors];
export type GetUsageGroupsResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * First day of the month, in each gym's time zone.
             */
            month: string;
            /**
             * The gym; '': all gyms together.
             */
            gymId: string;
            /**
             * By what members are put together: group, sex, age_band, sex_and_age_band.
             */
            grouping: string;
            /**
             * Which: a group of profiles, FEMALE or MALE, an age on the first of the month (30-39), or both (FEMALE 30-39).
             */
            groupName: string;
            /**
             * Members of it who trained.
             */
            members: number;
            /**
             * Workouts of each, on average.
             */
            meanSessions: number;
            /**
             * Half of them had as many or more.
             */
            medianSessions: number;
            /**
             * Active time of each, on average, min.
             */
            meanActiveMinutes: number;
            /**
             * Its median, min.
             */
            medianActiveMinutes: number;
            /**
             * Weight lifted by each, on average, kg.
             */
            meanTonnageKg: number;
            /**
             * Its median, kg.
             */
            medianTonnageKg: number;
            /**
             * Energy of each, of the workouts that have an estimate, on average, kcal.
             */
            meanEnergyKcal: number;
            /**
             * Its median, kcal.
             */
            medianEnergyKcal: number;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetUsageGroupsResponse = GetUsageGroupsResponses[keyof GetUsageGroupsResponses];
export type GetLiveSessionsData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query?: {
        gym?: string;
        user?: string;
        equipment?: string;
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/live/sessions';
};
export type GetLiveSessionsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetLiveSessionsError = GetLiveSessionsErrors[keyof GetLiveSessionsErrors];
export type GetLiveSessionsResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * The session.
             */
            sessionId: string;
            /**
             * The machine.
             */
            equipmentId: string;
            /**
             * Where the machine stands; null: the machine is unknown.
             */
            gymId: string | null;
            /**
             * The member; '' for a guest.
             */
            userId: string;
            /**
             * The exercise now; null: neither session nor machine says.
             */
            exerciseId: string | null;
            /**
             * When it began: event time of its start, else of its first known message.
             */
            startedAt: string;
            /**
             * Greatest event time.
             */
            lastAt: string;
            /**
             * Greatest sequence.
             */
            lastSequence: number;
            /**
             * Repetitions so far.
             */
            repetitions: number;
            /**
             * Sets so far, the running one included.
             */
            sets: number;
            /**
             * Load now, g; null: not known.
             */
            loadGrams: number | null;
            /**
             * Distance so far, mm.
             */
            distanceMm: number;
            /**
             * Mechanical work so far, J.
             */
            workJ: number;
            /**
             * Speed now, mm/s; null: not known.
             */
            speedMmPerS: number | null;
            /**
             * Power now, W; null: not known.
             */
            powerW: number | null;
            /**
             * Heart rate now, 1/min; null: not known.
             */
            heartRateBpm: number | null;
            /**
             * Paused now.
             */
            paused: boolean;
            /**
             * Telemetry partitions its messages came by, ascending.
             */
            telemetryPartitions: Array<number>;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetLiveSessionsResponse = GetLiveSessionsResponses[keyof GetLiveSessionsResponses];
export type GetLiveSessionsByIdData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/live/sessions/{id}';
};
export type GetLiveSessionsByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetLiveSessionsByIdError = GetLiveSessionsByIdErrors[keyof GetLiveSessionsByIdErrors];
export type GetLiveSessionsByIdResponses = {
    /**
     * Sessions that are open now, as of their last message. A row goes when its session ends.
     */
    200: {
        /**
         * The session.
         */
        sessionId: string;
        /**
         * The machine.
         */
        equipmentId: string;
        /**
         * Where the machine stands; null: the machine is unknown.
         */
        gymId: string | null;
        /**
         * The member; '' for a guest.
         */
        userId: string;
        /**
         * The exercise now; null: neither session nor machine says.
         */
        exerciseId: string | null;
        /**
         * When it began: event time of its start, else of its first known message.
         */
        startedAt: string;
        /**
         * Greatest event time.
         */
        lastAt: string;
        /**
         * Greatest sequence.
         */
        lastSequence: number;
        /**
         * Repetitions so far.
         */
        repetitions: number;
        /**
         * Sets so far, the running one included.
         */
        sets: number;
        /**
         * Load now, g; null: not known.
         */
        loadGrams: number | null;
        /**
         * Distance so far, mm.
         */
        distanceMm: number;
        /**
         * Mechanical work so far, J.
         */
        workJ: number;
        /**
         * Speed now, mm/s; null: not known.
         */
        speedMmPerS: number | null;
        /**
         * Power now, W; null: not known.
         */
        powerW: number | null;
        /**
         * Heart rate now, 1/min; null: not known.
         */
        heartRateBpm: number | null;
        /**
         * Paused now.
         */
        paused: boolean;
        /**
         * Telemetry partitions its messages came by, ascending.
         */
        telemetryPartitions: Array<number>;
    };
};
export type GetLiveSessionsByIdResponse = GetLiveSessionsByIdResponses[keyof GetLiveSessionsByIdResponses];
export type GetLiveSessionsByIdStandingsData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/live/sessions/{id}/standings';
};
export type GetLiveSessionsByIdStandingsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetLiveSessionsByIdStandingsError = GetLiveSessionsByIdStandingsErrors[keyof GetLiveSessionsByIdStandingsErrors];
export type GetLiveSessionsByIdStandingsResponses = {
    /**
     * How the member stands in what the session counts for, by the server: what a machine may show of them.
     */
    200: {
        items: Array<{
            /**
             * The challenge, or `programme:` and the programme whose plan it is.
             */
            challengeId: string;
            name: string;
            fraction: number;
            complete: boolean;
        }>;
    };
};
export type GetLiveSessionsByIdStandingsResponse = GetLiveSessionsByIdStandingsResponses[keyof GetLiveSessionsByIdStandingsResponses];
export type GetLiveSessionsByIdClaimTokenData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/live/sessions/{id}/claim-token';
};
export type GetLiveSessionsByIdClaimTokenErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetLiveSessionsByIdClaimTokenError = GetLiveSessionsByIdClaimTokenErrors[keyof GetLiveSessionsByIdClaimTokenErrors];
export type GetLiveSessionsByIdClaimTokenResponses = {
    /**
     * Default Response
     */
    200: {
        token: string;
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        expiresAt: string;
    };
};
export type GetLiveSessionsByIdClaimTokenResponse = GetLiveSessionsByIdClaimTokenResponses[keyof GetLiveSessionsByIdClaimTokenResponses];
export type PostLiveSessionsByIdClaimData = {
    body: {
        token: string;
    };
    headers?: {
        /**
         * A repeat with it writes the same fact.
         */
        'idempotency-key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/live/sessions/{id}/claim';
};
export type PostLiveSessionsByIdClaimErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostLiveSessionsByIdClaimError = PostLiveSessionsByIdClaimErrors[keyof PostLiveSessionsByIdClaimErrors];
export type PostLiveSessionsByIdClaimResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PostLiveSessionsByIdClaimResponse = PostLiveSessionsByIdClaimResponses[keyof PostLiveSessionsByIdClaimResponses];
export type GetLiveSessionsByIdEventsData = {
    body?: never;
    headers?: {
        /**
         * The id that was received last: the stream goes on after it. EventSource sends it by itself.
         */
        'last-event-id'?: string;
        /**
         * A machine's claim token: with it anybody signed in may watch a guest.
         */
        'repstream-claim'?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Tell first what was said since the session began; who comes back with Last-Event-ID goes on from there. Left out: from now on.
         */
        from?: 'start';
    };
    url: '/v1/live/sessions/{id}/events';
};
export type GetLiveSessionsByIdEventsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetLiveSessionsByIdEventsError = GetLiveSessionsByIdEventsErrors[keyof GetLiveSessionsByIdEventsErrors];
export type GetLiveSessionsByIdEventsResponses = {
    /**
     * One event of the stream; its data is JSON of the schema beside it.
     */
    200: {
        event: 'started';
        /**
         * For Last-Event-ID; opaque.
         */
        id: string;
        data: string;
    } | {
        event: 'reading';
        /**
         * For Last-Event-ID; opaque.
         */
        id: string;
        data: string;
    } | {
        event: 'changed';
        /**
         * For Last-Event-ID; opaque.
         */
        id: string;
        data: string;
    } | {
        event: 'status';
        /**
         * For Last-Event-ID; opaque.
         */
        id: string;
        data: string;
    } | {
        event: 'ended';
        /**
         * For Last-Event-ID; opaque.
         */
        id: string;
        data: string;
    } | {
        event: 'reset';
        /**
         * For Last-Event-ID; opaque.
         */
        id: string;
        data: string;
    } | {
        event: 'dropped';
        /**
         * For Last-Event-ID; opaque.
         */
        id: string;
        data: string;
    };
    /**
     * The session is over, and you were told so: do not come back.
     */
    204: void;
};
export type GetLiveSessionsByIdEventsResponse = GetLiveSessionsByIdEventsResponses[keyof GetLiveSessionsByIdEventsResponses];
export type GetLiveSessionsByIdNextTargetData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: {
        /**
         * Heart rate now. Left out: as the view has it.
         */
        heartRateBpm?: number;
        /**
         * Speed now. Left out: as the view has it.
         */
        speedMmPerS?: number;
        /**
         * Incline now, 1/100 %. Left out: as the view has it.
         */
        inclineBp?: number;
        /**
         * Power now. Left out: as the view has it.
         */
        powerW?: number;
        /**
         * Resistance now, 1/10 of a level. Left out: as the view has it.
         */
        resistanceDeci?: number;
    };
    url: '/v1/live/sessions/{id}/next-target';
};
export type GetLiveSessionsByIdNextTargetErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetLiveSessionsByIdNextTargetError = GetLiveSessionsByIdNextTargetErrors[keyof GetLiveSessionsByIdNextTargetErrors];
export type GetLiveSessionsByIdNextTargetResponses = {
    /**
     * Never beyond the bounds of the programme, whatever the machine says.
     */
    200: {
        /**
         * go on as told; lower, since the heart rate is at its cap; rest before the next set; stop at once; done: all that was asked in this visit; free: the plan asks nothing of this exercise.
         */
        action: 'go' | 'lower' | 'rest' | 'stop' | 'done' | 'free';
        /**
         * Of the plan; null: none.
         */
        slot: string | null;
        /**
         * For so long; null: for the next set.
         */
        forS: number | null;
        targets: Array<{
            of: 'speedMmPerS' | 'inclineBp' | 'powerW' | 'resistanceDeci' | 'loadGrams' | 'repetitions';
            value: number;
            /**
             * What is never gone beyond; null: the heart rate alone bounds it.
             */
            most: number | null;
            because: string;
            /**
             * Of the equation; null: it needs none.
             */
            source: string | null;
        }>;
        because: Array<string>;
        /**
         * At this nothing is raised any more; null: not known.
         */
        heartRateCapBpm: number | null;
    };
};
export type GetLiveSessionsByIdNextTargetResponse = GetLiveSessionsByIdNextTargetResponses[keyof GetLiveSessionsByIdNextTargetResponses];
export type GetLiveSessionsByIdJudgingData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/live/sessions/{id}/judging';
};
export type GetLiveSessionsByIdJudgingErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetLiveSessionsByIdJudgingError = GetLiveSessionsByIdJudgingErrors[keyof GetLiveSessionsByIdJudgingErrors];
export type GetLiveSessionsByIdJudgingResponses = {
    /**
     * Default Response
     */
    200: {
        session: {
            sessionId: string;
            userId: string;
            equipmentId: string;
            exerciseId: string | null;
            /**
             * RFC 3339 with an offset, from 1970 on.
             */
            startedAt: string;
        };
        /**
         * As the catalogue has it now; null: it is not in it.
         */
        machine: unknown;
        exercises: Array<unknown>;
        /**
         * That counts for the session; null: never weighed.
         */
        bodyWeightGrams: number | null;
        /**
         * What became of the session by the server, as rules see one: ids, begin and end (ms), sets, sums in SI units, energyCal, met, averages, and the muscles of its exercises; null: nothing yet.
         */
        counted: unknown;
        /**
         * The member's other workouts, as far back as the rules look.
         */
        others: Array<unknown>;
        /**
         * {sex, birthDate, metrics}, as far as the rules ask for it.
         */
        person: unknown;
        /**
         * Each rule by which the session is judged, and how the member stands by the server.
         */
        judged: Array<{
            /**
             * The challenge, or `programme:` and the programme whose plan it is.
             */
            challengeId: string;
            name: string;
            version: number;
            /**
             * The rule, a tree of nodes.
             */
            rule: unknown;
            /**
             * SHA-256 of the one text of the rule.
             */
            ruleHash: string;
            /**
             * {from, to, joinedAt (ms), timeZone, dayStartsMinute, weekStartsOn, gyms}
             */
            terms: unknown;
            fraction: number;
            complete: boolean;
        }>;
        /**
         * What the server alone judges.
         */
        leftOut: Array<{
            /**
             * The challenge, or `programme:` and the programme whose plan it is.
             */
            challengeId: string;
            name: string;
            because: string;
        }>;
        /**
         * What the next target rests on besides what the machine says.
         */
        next: unknown;
    };
};
export type GetLiveSessionsByIdJudgingResponse = GetLiveSessionsByIdJudgingResponses[keyof GetLiveSessionsByIdJudgingResponses];
export type PostLiveSessionsByIdVerdictsData = {
    body: {
        /**
         * The challenge, or `programme:` and the programme whose plan it is.
         */
        challengeId: string;
        /**
         * SHA-256 of the one text of the rule.
         */
        ruleHash: string;
        /**
         * What the app came to.
         */
        provisional: {
            fraction: number;
            complete: boolean;
        };
        /**
         * What it was told by the server.
         */
        server: {
            fraction: number;
            complete: boolean;
        };
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/live/sessions/{id}/verdicts';
};
export type PostLiveSessionsByIdVerdictsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostLiveSessionsByIdVerdictsError = PostLiveSessionsByIdVerdictsErrors[keyof PostLiveSessionsByIdVerdictsErrors];
export type PostLiveSessionsByIdVerdictsResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * agreed; disagreed; another_rule: it was judged by another version; moved_on: the server came to something else since. Only the first two are counted for and against.
         */
        outcome: 'agreed' | 'disagreed' | 'another_rule' | 'moved_on';
    };
};
export type PostLiveSessionsByIdVerdictsResponse = PostLiveSessionsByIdVerdictsResponses[keyof PostLiveSessionsByIdVerdictsResponses];
export type GetUsersByIdEventsData = {
    body?: never;
    headers?: {
        /**
         * The id that was received last: the stream goes on after it. EventSource sends it by itself.
         */
        'last-event-id'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/users/{id}/events';
};
export type GetUsersByIdEventsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetUsersByIdEventsError = GetUsersByIdEventsErrors[keyof GetUsersByIdEventsErrors];
export type GetUsersByIdEventsResponses = {
    /**
     * One event of the stream; its data is JSON of the schema beside it.
     */
    200: {
        event: 'workout';
        /**
         * For Last-Event-ID; opaque.
         */
        id: string;
        data: string;
    } | {
        event: 'metric';
        /**
         * For Last-Event-ID; opaque.
         */
        id: string;
        data: string;
    } | {
        event: 'challenge';
        /**
         * For Last-Event-ID; opaque.
         */
        id: string;
        data: string;
    } | {
        event: 'plan';
        /**
         * For Last-Event-ID; opaque.
         */
        id: string;
        data: string;
    } | {
        event: 'award';
        /**
         * For Last-Event-ID; opaque.
         */
        id: string;
        data: string;
    } | {
        event: 'notice';
        /**
         * For Last-Event-ID; opaque.
         */
        id: string;
        data: string;
    } | {
        event: 'removed';
        /**
         * For Last-Event-ID; opaque.
         */
        id: string;
        data: string;
    } | {
        event: 'reset';
        /**
         * For Last-Event-ID; opaque.
         */
        id: string;
        data: string;
    } | {
        event: 'dropped';
        /**
         * For Last-Event-ID; opaque.
         */
        id: string;
        data: string;
    };
};
export type GetUsersByIdEventsResponse = GetUsersByIdEventsResponses[keyof GetUsersByIdEventsResponses];
export type GetEquipmentData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query?: {
        gym?: string;
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/equipment';
};
export type GetEquipmentErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetEquipmentError = GetEquipmentErrors[keyof GetEquipmentErrors];
export type GetEquipmentResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * Identity.
             */
            equipmentId: string;
            /**
             * Where it stands.
             */
            gymId: string;
            /**
             * Kind of machine: WEIGHT_STACK, TREADMILL, …
             */
            type: string;
            /**
             * Maker and model.
             */
            model: string;
            /**
             * The exercise it is for; null: the session says.
             */
            exerciseId: string | null;
            /**
             * What members call it.
             */
            displayName: string;
            /**
             * Step of the weight stack, g.
             */
            stackStepGrams: number | null;
            /**
             * Height of one step (steppers), mm.
             */
            stepHeightMm: number | null;
            /**
             * May be used.
             */
            inService: boolean;
            /**
             * This entry holds from here on.
             */
            validFrom: string;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetEquipmentResponse = GetEquipmentResponses[keyof GetEquipmentResponses];
export type GetEquipmentByIdData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/equipment/{id}';
};
export type GetEquipmentByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetEquipmentByIdError = GetEquipmentByIdErrors[keyof GetEquipmentByIdErrors];
export type GetEquipmentByIdResponses = {
    /**
     * Machines: of each the entry that is valid last.
     */
    200: {
        /**
         * Identity.
         */
        equipmentId: string;
        /**
         * Where it stands.
         */
        gymId: string;
        /**
         * Kind of machine: WEIGHT_STACK, TREADMILL, …
         */
        type: string;
        /**
         * Maker and model.
         */
        model: string;
        /**
         * The exercise it is for; null: the session says.
         */
        exerciseId: string | null;
        /**
         * What members call it.
         */
        displayName: string;
        /**
         * Step of the weight stack, g.
         */
        stackStepGrams: number | null;
        /**
         * Height of one step (steppers), mm.
         */
        stepHeightMm: number | null;
        /**
         * May be used.
         */
        inService: boolean;
        /**
         * This entry holds from here on.
         */
        validFrom: string;
    };
};
export type GetEquipmentByIdResponse = GetEquipmentByIdResponses[keyof GetEquipmentByIdResponses];
export type PutEquipmentByIdData = {
    body: {
        gymId: string;
        type: 'WEIGHT_STACK' | 'PLATE_LOADED' | 'CABLE' | 'SMITH' | 'FREE_WEIGHT' | 'BODYWEIGHT_STATION' | 'TREADMILL' | 'BIKE_UPRIGHT' | 'BIKE_RECUMBENT' | 'BIKE_SPIN' | 'AIR_BIKE' | 'ROWER' | 'ELLIPTICAL' | 'STAIR_CLIMBER' | 'STEPPER' | 'SKI_ERG' | 'SCALE' | 'GRIP';
        /**
         * Maker and model.
         */
        model: string;
        exerciseId?: string | null;
        displayName: string;
        /**
         * Step of the weight stack, g.
         */
        stackStepGrams?: number | null;
        /**
         * Height of one step, mm.
         */
        stepHeightMm?: number | null;
        inService?: boolean;
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        validFrom?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/equipment/{id}';
};
export type PutEquipmentByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PutEquipmentByIdError = PutEquipmentByIdErrors[keyof PutEquipmentByIdErrors];
export type PutEquipmentByIdResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PutEquipmentByIdResponse = PutEquipmentByIdResponses[keyof PutEquipmentByIdResponses];
export type GetEquipmentByIdDiagnosticsData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/equipment/{id}/diagnostics';
};
export type GetEquipmentByIdDiagnosticsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetEquipmentByIdDiagnosticsError = GetEquipmentByIdDiagnosticsErrors[keyof GetEquipmentByIdDiagnosticsErrors];
export type GetEquipmentByIdDiagnosticsResponses = {
    /**
     * Default Response
     */
    200: {
        equipmentId: string;
        parked: Array<{
            processor: string;
            reason: string;
            /**
             * Of the latest.
             */
            detail: string;
            topic: string;
            partition: number;
            fromOffset: number;
            toOffset: number;
            events: number;
            firstParkedAt: string;
            lastParkedAt: string;
        }>;
        sessions: Array<{
            /**
             * The session.
             */
            sessionId: string;
            /**
             * The machine.
             */
            equipmentId: string;
            /**
             * When it began: event time of its start, else of its first known message.
             */
            startedAt: string;
            /**
             * Firmware of the machine; null: its start did not say or is not known.
             */
            firmware: string | null;
            /**
             * Still running.
             */
            open: boolean;
            /**
             * Distinct messages; null while it runs (it would change every second).
             */
            events: number | null;
            /**
             * Sequences not seen between the least and the greatest.
             */
            missing: number;
            /**
             * Messages whose sequence was there already.
             */
            repeated: number;
            /**
             * How often a counter started anew; each counter counts.
             */
            resets: number;
            /**
             * How often a counter ran over its width (2^8, 2^16, 2^24 or 2^32); each counter counts.
             */
            wraps: number;
            /**
             * Flags: what was odd about the data, sorted.
             */
            quality: Array<string>;
            /**
             * The machine's last fault code in this session; null: none.
             */
            lastFaultCode: string | null;
            /**
             * Telemetry partitions its messages came by, ascending.
             */
            telemetryPartitions: Array<number>;
        }>;
    };
};
export type GetEquipmentByIdDiagnosticsResponse = GetEquipmentByIdDiagnosticsResponses[keyof GetEquipmentByIdDiagnosticsResponses];
export type GetGymsData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query?: {
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/gyms';
};
export type GetGymsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetGymsError = GetGymsErrors[keyof GetGymsErrors];
export type GetGymsResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * Identity.
             */
            gymId: string;
            /**
             * Name.
             */
            name: string;
            /**
             * IANA time zone of the gym's days.
             */
            timeZone: string;
            /**
             * List of {weekday 1 Monday to 7 Sunday, opensMinute, closesMinute after midnight, over 1440: past it}; empty: always open.
             */
            openingHours: unknown;
            /**
             * This entry holds from here on.
             */
            validFrom: string;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetGymsResponse = GetGymsResponses[keyof GetGymsResponses];
export type GetGymsByIdData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/gyms/{id}';
};
export type GetGymsByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetGymsByIdError = GetGymsByIdErrors[keyof GetGymsByIdErrors];
export type GetGymsByIdResponses = {
    /**
     * Gyms: of each the entry that is valid last.
     */
    200: {
        /**
         * Identity.
         */
        gymId: string;
        /**
         * Name.
         */
        name: string;
        /**
         * IANA time zone of the gym's days.
         */
        timeZone: string;
        /**
         * List of {weekday 1 Monday to 7 Sunday, opensMinute, closesMinute after midnight, over 1440: past it}; empty: always open.
         */
        openingHours: unknown;
        /**
         * This entry holds from here on.
         */
        validFrom: string;
    };
};
export type GetGymsByIdResponse = GetGymsByIdResponses[keyof GetGymsByIdResponses];
export type PutGymsByIdData = {
    body: {
        name: string;
        /**
         * IANA time zone of the gym's days.
         */
        timeZone: string;
        /**
         * Empty: always open.
         */
        openingHours?: Array<{
            /**
             * 1 Monday to 7 Sunday (ISO 8601).
             */
            weekday: number;
            /**
             * Minutes after midnight.
             */
            opensMinute: number;
            /**
             * Minutes after midnight; over 1440: after midnight.
             */
            closesMinute: number;
        }>;
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        validFrom?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/gyms/{id}';
};
export type PutGymsByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PutGymsByIdError = PutGymsByIdErrors[keyof PutGymsByIdErrors];
export type PutGymsByIdResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PutGymsByIdResponse = PutGymsByIdResponses[keyof PutGymsByIdResponses];
export type GetExercisesData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path?: never;
    query?: {
        /**
         * `next` of the page before.
         */
        cursor?: string;
        limit?: number;
    };
    url: '/v1/exercises';
};
export type GetExercisesErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetExercisesError = GetExercisesErrors[keyof GetExercisesErrors];
export type GetExercisesResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            /**
             * Identity.
             */
            exerciseId: string;
            /**
             * Name.
             */
            name: string;
            /**
             * What counts: REPS_WEIGHT, REPS, DURATION, DISTANCE_TIME, POWER_TIME, STEPS_TIME or BODY_METRIC.
             */
            measure: string;
            /**
             * Kinds of machine it is done on.
             */
            equipmentTypes: Array<string>;
            /**
             * Muscles it is for, by their free-exercise-db names.
             */
            primaryMuscles: Array<string>;
            /**
             * Muscles that help.
             */
            secondaryMuscles: Array<string>;
            /**
             * Code in the 2011 Compendium of Physical Activities.
             */
            compendiumCode: string | null;
            /**
             * The same exercise elsewhere: {freeExerciseDb, wgerUuid, fitCategory, fitSubtype, ftmsCharacteristic}.
             */
            externalIds: unknown;
            /**
             * This entry holds from here on.
             */
            validFrom: string;
        }>;
        /**
         * Send as cursor for what follows; null: that was all.
         */
        next: string | null;
    };
};
export type GetExercisesResponse = GetExercisesResponses[keyof GetExercisesResponses];
export type GetExercisesByIdData = {
    body?: never;
    headers?: {
        /**
         * A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.
         */
        'repstream-after'?: string;
        /**
         * `wait=n`: for n seconds instead, 30 at most.
         */
        prefer?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/exercises/{id}';
};
export type GetExercisesByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetExercisesByIdError = GetExercisesByIdErrors[keyof GetExercisesByIdErrors];
export type GetExercisesByIdResponses = {
    /**
     * Exercises: of each the entry that is valid last.
     */
    200: {
        /**
         * Identity.
         */
        exerciseId: string;
        /**
         * Name.
         */
        name: string;
        /**
         * What counts: REPS_WEIGHT, REPS, DURATION, DISTANCE_TIME, POWER_TIME, STEPS_TIME or BODY_METRIC.
         */
        measure: string;
        /**
         * Kinds of machine it is done on.
         */
        equipmentTypes: Array<string>;
        /**
         * Muscles it is for, by their free-exercise-db names.
         */
        primaryMuscles: Array<string>;
        /**
         * Muscles that help.
         */
        secondaryMuscles: Array<string>;
        /**
         * Code in the 2011 Compendium of Physical Activities.
         */
        compendiumCode: string | null;
        /**
         * The same exercise elsewhere: {freeExerciseDb, wgerUuid, fitCategory, fitSubtype, ftmsCharacteristic}.
         */
        externalIds: unknown;
        /**
         * This entry holds from here on.
         */
        validFrom: string;
    };
};
export type GetExercisesByIdResponse = GetExercisesByIdResponses[keyof GetExercisesByIdResponses];
export type PutExercisesByIdData = {
    body: {
        name: string;
        measure: 'REPS_WEIGHT' | 'REPS' | 'DURATION' | 'DISTANCE_TIME' | 'POWER_TIME' | 'STEPS_TIME' | 'BODY_METRIC';
        /**
         * Kinds of machine it is done on.
         */
        equipmentTypes?: Array<'WEIGHT_STACK' | 'PLATE_LOADED' | 'CABLE' | 'SMITH' | 'FREE_WEIGHT' | 'BODYWEIGHT_STATION' | 'TREADMILL' | 'BIKE_UPRIGHT' | 'BIKE_RECUMBENT' | 'BIKE_SPIN' | 'AIR_BIKE' | 'ROWER' | 'ELLIPTICAL' | 'STAIR_CLIMBER' | 'STEPPER' | 'SKI_ERG' | 'SCALE' | 'GRIP'>;
        /**
         * Muscles it is for (free-exercise-db names).
         */
        primaryMuscles?: Array<string>;
        /**
         * Muscles that help.
         */
        secondaryMuscles?: Array<string>;
        /**
         * Code in the 2011 Compendium of Physical Activities.
         */
        compendiumCode?: string | null;
        /**
         * The same exercise elsewhere.
         */
        externalIds?: {
            /**
             * Ids in free-exercise-db.
             */
            freeExerciseDb?: Array<string>;
            /**
             * Id in wger.
             */
            wgerUuid?: string | null;
            /**
             * FIT exercise_category.
             */
            fitCategory?: number | null;
            /**
             * FIT exercise name within the category.
             */
            fitSubtype?: number | null;
            /**
             * Bluetooth FTMS characteristic (hex).
             */
            ftmsCharacteristic?: string | null;
        };
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        validFrom?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/exercises/{id}';
};
export type PutExercisesByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PutExercisesByIdError = PutExercisesByIdErrors[keyof PutExercisesByIdErrors];
export type PutExercisesByIdResponses = {
    /**
     * Written to the log; the views follow. The header Repstream-Position tells where it stands.
     */
    202: {
        /**
         * Of what was written.
         */
        id: string;
    };
};
export type PutExercisesByIdResponse = PutExercisesByIdResponses[keyof PutExercisesByIdResponses];
export type GetViewsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/views';
};
export type GetViewsErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetViewsError = GetViewsErrors[keyof GetViewsErrors];
export type GetViewsResponses = {
    /**
     * Default Response
     */
    200: {
        processors: Array<{
            processor: string;
            lineage: string;
            /**
             * Readers see this build.
             */
            promoted: boolean;
            /**
             * How far it is while `repstream views build` makes it; null: nobody does.
             */
            building: {
                /**
                 * Of the records that are on the log so far.
                 */
                percent: number;
                /**
                 * Seconds that the rest will take; null: not known yet.
                 */
                etaS: number | null;
            } | null;
            /**
             * From when on it can be derived again from facts, since what stood before was purged and is kept only as states; null: from the start.
             */
            horizon: {
                /**
                 * By the broker's time: the latest of all partitions.
                 */
                since: string;
                partitions: Array<{
                    topic: string;
                    partition: number;
                    /**
                     * Where its facts begin.
                     */
                    offset: number;
                    time: string;
                }>;
            } | null;
            views: Array<{
                view: string;
                comment: string;
                /**
                 * Where its rows stand; null: they are computed when read.
                 */
                physicalTable: string | null;
                /**
                 * The views that it is computed from when read, and as late as; empty: it has rows of its own.
                 */
                computedFrom: Array<string>;
                /**
                 * How late a row may be, from the broker's time of a fact until the row shows it, ms. Null here and below: not known now, since the broker does not answer.
                 */
                freshWithinMs: number | null;
                /**
                 * Whether it is within that.
                 */
                fresh: boolean | null;
                /**
                 * How late it is at least, own and inherited; 0: within the strictest target that depends on it.
                 */
                lagMs: number | null;
                /**
                 * Age of the oldest record that its processor has not folded.
                 */
                ownLagMs: number | null;
                /**
                 * The greatest lag of what is upstream.
                 */
                inheritedLagMs: number | null;
                /**
                 * Why it is late, back to where it began; empty: it is not.
                 */
                why: Array<string>;
            }>;
            asOf: string | null;
            /**
             * Age of the latest tick that all tasks have folded; up to 30 s when all is well and nothing comes in.
             */
            stalenessMs: number | null;
            /**
             * Events read.
             */
            read: number;
            /**
             * Events folded.
             */
            folded: number;
            /**
             * Events that had been folded before.
             */
            repeated: number;
            /**
             * Events set aside; read = folded + repeated + parked.
             */
            parked: number;
            /**
             * Folded events older than what their key had shown.
             */
            late: number;
            parkedByReason: Array<{
                reason: string;
                topic: string;
                events: number;
            }>;
            tasks: Array<{
                partition: number;
                tick: string | null;
                /**
                 * Events read.
                 */
                read: number;
                /**
                 * Events folded.
                 */
                folded: number;
                /**
                 * Events that had been folded before.
                 */
                repeated: number;
                /**
                 * Events set aside; read = folded + repeated + parked.
                 */
                parked: number;
                /**
                 * Folded events older than what their key had shown.
                 */
                late: number;
                /**
                 * Next offset by physical topic.
                 */
                positions: {
                    [key: string]: number;
                };
                /**
                 * Why the task stopped itself; null: it runs or waits.
                 */
                stopped: string | null;
                updatedAt: string;
            }>;
        }>;
    };
};
export type GetViewsResponse = GetViewsResponses[keyof GetViewsResponses];
export type GetDataflowData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/dataflow';
};
export type GetDataflowErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetDataflowError = GetDataflowErrors[keyof GetDataflowErrors];
export type GetDataflowResponses = {
    /**
     * As `repstream graph --live` has it; a second old at most.
     */
    200: {
        stages: Array<{
            processor: string;
            /**
             * Its build of the present code.
             */
            lineage: string;
            comment: string;
            keyedBy: string;
            reads: Array<{
                topic: string;
                /**
                 * What it is called in Kafka.
                 */
                physical: string;
                /**
                 * source: facts from outside; derived: made by a processor; table or lasting.
                 */
                role: string;
            }>;
            /**
             * Read whole, and looked up by id and time.
             */
            tables: Array<{
                topic: string;
                /**
                 * What it is called in Kafka.
                 */
                physical: string;
                /**
                 * source: facts from outside; derived: made by a processor; table or lasting.
                 */
                role: string;
            }>;
            writes: Array<{
                topic: string;
                /**
                 * What it is called in Kafka.
                 */
                physical: string;
                /**
                 * source: facts from outside; derived: made by a processor; table or lasting.
                 */
                role: string;
            }>;
            views: Array<{
                view: string;
                access: 'public' | 'private';
            }>;
            /**
             * Views that Postgres computes from others when they are read.
             */
            computed: Array<{
                view: string;
                reads: Array<string>;
            }>;
        }>;
        running: Array<{
            lineage: string;
            /**
             * runs; away: no process has it; stopped: tasks stopped themselves.
             */
            state: string;
            processes: number;
            asOf: string | null;
            inputs: Array<{
                /**
                 * Its name in Kafka.
                 */
                topic: string;
                /**
                 * Records folded, over all its partitions.
                 */
                position: number;
                /**
                 * Records not folded yet.
                 */
                behind: number;
                /**
                 * Age of the oldest of them, ms; 0: within the strictest target.
                 */
                lateMs: number;
            }>;
            views: Array<{
                view: string;
                fresh: boolean;
                lagMs: number;
            }>;
        }>;
    };
};
export type GetDataflowResponse = GetDataflowResponses[keyof GetDataflowResponses];
export type GetLineagesData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/lineages';
};
export type GetLineagesErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetLineagesError = GetLineagesErrors[keyof GetLineagesErrors];
export type GetLineagesResponses = {
    /**
     * Default Response
     */
    200: {
        items: Array<{
            processor: string;
            lineage: string;
            version: number;
            /**
             * promoted: readers see it; built: they never did; former: they did.
             */
            state: 'promoted' | 'built' | 'former' | 'retired';
            /**
             * How far it is (percent, etaS) while somebody makes it; null: nobody does.
             */
            building: {
                [key: string]: unknown;
            } | null;
            /**
             * Null: it is not promoted.
             */
            promotedSince: string | null;
            tasks: number;
            /**
             * The least tick that its tasks have folded.
             */
            tick: string | null;
            read: number;
            parked: number;
            views: Array<{
                view: string;
                /**
                 * By Postgres; null: it made none yet.
                 */
                estimatedRows: number | null;
            }>;
            /**
             * Of views, states and kept inputs, with their indexes.
             */
            bytes: number;
        }>;
    };
};
export type GetLineagesResponse = GetLineagesResponses[keyof GetLineagesResponses];
export type GetLineagesHistoryData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/lineages/history';
};
export type GetLineagesHistoryErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetLineagesHistoryError = GetLineagesHistoryErrors[keyof GetLineagesHistoryErrors];
export type GetLineagesHistoryResponses = {
    /**
     * The last 100.
     */
    200: {
        items: Array<{
            id: number;
            /**
             * RFC 3339 with an offset, from 1970 on.
             */
            at: string;
            /**
             * compare, promote, rollback, retire, verify or purge.
             */
            action: string;
            lineage: string;
            /**
             * What it was compared with, or was promoted before it.
             */
            former: string | null;
            /**
             * Who asked.
             */
            by: string | null;
            /**
             * Why.
             */
            reason: string | null;
            /**
             * What came of it.
             */
            details: unknown;
        }>;
    };
};
export type GetLineagesHistoryResponse = GetLineagesHistoryResponses[keyof GetLineagesHistoryResponses];
export type PostLineagesByLineageCompareData = {
    body: {
        /**
         * Why; kept in the history.
         */
        reason: string;
        /**
         * Left out: with the promoted build of its processor.
         */
        with?: string;
        /**
         * What is meant to differ; left out: nothing.
         */
        expect?: {
            /**
             * Columns, or view.column, whose values are meant to differ.
             */
            changed?: Array<string>;
            /**
             * Views that may have rows which the old has not.
             */
            onlyNew?: Array<string>;
            /**
             * Views that may lack rows which the old has.
             */
            onlyOld?: Array<string>;
        };
    };
    path: {
        lineage: string;
    };
    query?: never;
    url: '/v1/lineages/{lineage}/compare';
};
export type PostLineagesByLineageCompareErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostLineagesByLineageCompareError = PostLineagesByLineageCompareErrors[keyof PostLineagesByLineageCompareErrors];
export type PostLineagesByLineageCompareResponses = {
    /**
     * Default Response
     */
    200: {
        lineage: string;
        with: string;
        views: Array<unknown>;
        onlyOldViews: Array<string>;
        onlyNewViews: Array<string>;
        /**
         * Keys that one of them parked.
         */
        leftOutKeys: number;
        /**
         * Why what differed was not looked at again.
         */
        notAgain: string | null;
        /**
         * What differs beyond what was declared, in sentences.
         */
        undeclared: Array<string>;
        /**
         * Nothing differs but what was declared.
         */
        satisfied: boolean;
    };
};
export type PostLineagesByLineageCompareResponse = PostLineagesByLineageCompareResponses[keyof PostLineagesByLineageCompareResponses];
export type PostLineagesByLineagePromoteData = {
    body: {
        /**
         * Why; kept in the history.
         */
        reason: string;
        /**
         * In spite of what stands against it.
         */
        force?: boolean;
        /**
         * Tell members what they earned by it.
         */
        tell?: boolean;
    };
    path: {
        lineage: string;
    };
    query?: never;
    url: '/v1/lineages/{lineage}/promote';
};
export type PostLineagesByLineagePromoteErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostLineagesByLineagePromoteError = PostLineagesByLineagePromoteErrors[keyof PostLineagesByLineagePromoteErrors];
export type PostLineagesByLineagePromoteResponses = {
    /**
     * Default Response
     */
    200: {
        moves: Array<{
            processor: string;
            /**
             * What readers see now; null: nothing.
             */
            lineage: string | null;
            /**
             * What they saw before.
             */
            former: string | null;
        }>;
        overridden: Array<string>;
    };
};
export type PostLineagesByLineagePromoteResponse = PostLineagesByLineagePromoteResponses[keyof PostLineagesByLineagePromoteResponses];
export type PostProcessorsByProcessorRollbackData = {
    body: {
        /**
         * Why; kept in the history.
         */
        reason: string;
    };
    path: {
        processor: string;
    };
    query?: never;
    url: '/v1/processors/{processor}/rollback';
};
export type PostProcessorsByProcessorRollbackErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostProcessorsByProcessorRollbackError = PostProcessorsByProcessorRollbackErrors[keyof PostProcessorsByProcessorRollbackErrors];
export type PostProcessorsByProcessorRollbackResponses = {
    /**
     * Default Response
     */
    200: {
        moves: Array<{
            processor: string;
            /**
             * What readers see now; null: nothing.
             */
            lineage: string | null;
            /**
             * What they saw before.
             */
            former: string | null;
        }>;
        overridden: Array<string>;
    };
};
export type PostProcessorsByProcessorRollbackResponse = PostProcessorsByProcessorRollbackResponses[keyof PostProcessorsByProcessorRollbackResponses];
export type GetParkedData = {
    body?: never;
    path?: never;
    query?: {
        processor?: string;
        reason?: string;
        key?: string;
        limit?: number;
    };
    url: '/v1/parked';
};
export type GetParkedErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetParkedError = GetParkedErrors[keyof GetParkedErrors];
export type GetParkedResponses = {
    /**
     * Default Response
     */
    200: {
        total: number;
        items: Array<{
            id: number;
            /**
             * event: it alone; key: everything of that key waits.
             */
            kind: 'event' | 'key';
            processor: string;
            lineage: string;
            topic: string;
            partition: number;
            /**
             * First offset.
             */
            from: number;
            /**
             * Last offset.
             */
            to: number;
            events: number;
            /**
             * What it is folded by; null: it could not be told.
             */
            key: string | null;
            reason: string;
            detail: string;
            /**
             * Of the reason.
             */
            meaning: string | null;
            /**
             * What to do about it.
             */
            remedy: string | null;
            /**
             * RFC 3339 with an offset, from 1970 on.
             */
            parkedAt: string;
            /**
             * Why nobody can fold it again; null: it can be.
             */
            refusal: string | null;
        }>;
    };
};
export type GetParkedResponse = GetParkedResponses[keyof GetParkedResponses];
export type GetParkedByIdData = {
    body?: never;
    path: {
        id: number;
    };
    query?: never;
    url: '/v1/parked/{id}';
};
export type GetParkedByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetParkedByIdError = GetParkedByIdErrors[keyof GetParkedByIdErrors];
export type GetParkedByIdResponses = {
    /**
     * Default Response
     */
    200: {
        id: number;
        /**
         * event: it alone; key: everything of that key waits.
         */
        kind: 'event' | 'key';
        processor: string;
        lineage: string;
        topic: string;
        partition: number;
        /**
         * First offset.
         */
        from: number;
        /**
         * Last offset.
         */
        to: number;
        events: number;
        /**
         * What it is folded by; null: it could not be told.
         */
        key: string | null;
        reason: string;
        detail: string;
        /**
         * Of the reason.
         */
        meaning: string | null;
        /**
         * What to do about it.
         */
        remedy: string | null;
        /**
         * RFC 3339 with an offset, from 1970 on.
         */
        parkedAt: string;
        /**
         * Why nobody can fold it again; null: it can be.
         */
        refusal: string | null;
        /**
         * The first record as it stands on the log; null: it is no longer there.
         */
        record: {
            offset: number;
            /**
             * RFC 3339 with an offset, from 1970 on.
             */
            receivedAt: string;
            /**
             * As it came.
             */
            key: string | null;
            /**
             * Of its value; null: it has none.
             */
            bytes: number | null;
            /**
             * What it says; where it cannot be read, its first bytes in hexadecimal.
             */
            value: unknown;
            /**
             * Why it cannot be read; null: it is.
             */
            undecodable: string | null;
        } | null;
    };
};
export type GetParkedByIdResponse = GetParkedByIdResponses[keyof GetParkedByIdResponses];
export type GetParkedRedrivesData = {
    body?: never;
    path?: never;
    query?: {
        limit?: number;
    };
    url: '/v1/parked/redrives';
};
export type GetParkedRedrivesErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetParkedRedrivesError = GetParkedRedrivesErrors[keyof GetParkedRedrivesErrors];
export type GetParkedRedrivesResponses = {
    /**
     * Default Response
     */
    200: {
        /**
         * Newest first.
         */
        requests: Array<{
            id: number;
            processor: string;
            lineage: string;
            /**
             * Of what parks by key.
             */
            key: string | null;
            /**
             * Of what parked alone.
             */
            parkedId: number | null;
            state: 'asked' | 'done' | 'failed';
            /**
             * Folded so far.
             */
            events: number;
            /**
             * Why it failed, or what else there is to say.
             */
            detail: string | null;
            /**
             * Who asked.
             */
            by: string;
            /**
             * Why, as they said; null: they did not say.
             */
            reason: string | null;
            /**
             * RFC 3339 with an offset, from 1970 on.
             */
            askedAt: string;
        }>;
    };
};
export type GetParkedRedrivesResponse = GetParkedRedrivesResponses[keyof GetParkedRedrivesResponses];
export type PostParkedRedrivesData = {
    body: {
        ids: Array<number>;
        /**
         * Why; kept with the request.
         */
        reason: string;
    };
    path?: never;
    query?: never;
    url: '/v1/parked/redrives';
};
export type PostParkedRedrivesErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type PostParkedRedrivesError = PostParkedRedrivesErrors[keyof PostParkedRedrivesErrors];
export type PostParkedRedrivesResponses = {
    /**
     * Default Response
     */
    202: {
        requests: Array<{
            id: number;
            processor: string;
            lineage: string;
            /**
             * Of what parks by key.
             */
            key: string | null;
            /**
             * Of what parked alone.
             */
            parkedId: number | null;
            state: 'asked' | 'done' | 'failed';
            /**
             * Folded so far.
             */
            events: number;
            /**
             * Why it failed, or what else there is to say.
             */
            detail: string | null;
            /**
             * Who asked.
             */
            by: string;
            /**
             * Why, as they said; null: they did not say.
             */
            reason: string | null;
            /**
             * RFC 3339 with an offset, from 1970 on.
             */
            askedAt: string;
        }>;
    };
};
export type PostParkedRedrivesResponse = PostParkedRedrivesResponses[keyof PostParkedRedrivesResponses];
export type GetParkedRedrivesByIdData = {
    body?: never;
    path: {
        id: number;
    };
    query?: never;
    url: '/v1/parked/redrives/{id}';
};
export type GetParkedRedrivesByIdErrors = {
    /**
     * A problem.
     */
    default: Problem;
};
export type GetParkedRedrivesByIdError = GetParkedRedrivesByIdErrors[keyof GetParkedRedrivesByIdErrors];
export type GetParkedRedrivesByIdResponses = {
    /**
     * Default Response
     */
    200: {
        requests: Array<{
            id: number;
            processor: string;
            lineage: string;
            /**
             * Of what parks by key.
             */
            key: string | null;
            /**
             * Of what parked alone.
             */
            parkedId: number | null;
            state: 'asked' | 'done' | 'failed';
            /**
             * Folded so far.
             */
            events: number;
            /**
             * Why it failed, or what else there is to say.
             */
            detail: string | null;
            /**
             * Who asked.
             */
            by: string;
            /**
             * Why, as they said; null: they did not say.
             */
            reason: string | null;
            /**
             * RFC 3339 with an offset, from 1970 on.
             */
            askedAt: string;
        }>;
    };
};
export type GetParkedRedrivesByIdResponse = GetParkedRedrivesByIdResponses[keyof GetParkedRedrivesByIdResponses];
