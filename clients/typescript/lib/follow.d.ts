/** Follows a stream of Repstream in a browser or in Node, until `signal` aborts: what an app does, in full. */
/** What an app does with a stream. */
export interface Following {
    /** Of the stream, with the origin. */
    readonly url: string;
    /** Asked each time: a stream ends when its token does. */
    token(): Promise<string>;
    /** Read all that is shown again over HTTP. */
    onReset(): Promise<void> | void;
    /** Show what is new. */
    onEvent(event: string, data: unknown): void;
    /** Whether it is heard just now. */
    onConnected?(isConnected: boolean): void;
    readonly signal: AbortSignal;
}
/** Resolves when `signal` aborts, or the server says that there is nothing more to come. Rejects when it refuses. */
export declare function follow({ url, token, onReset, onEvent, onConnected, signal }: Following): Promise<void>;
