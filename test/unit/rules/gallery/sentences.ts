/** What the challenges of the gallery say. */
export const sentences: Readonly<Record<string, string>> = {
  '01-thirty-minutes': 'On at least 20 days, train for at least 30 min.',
  '02-burn-2000': 'Burn at least 2,000 kcal on treadmills, rowers or bikes, counting at most 600 kcal a day.',
  '03-ten-tonnes': 'On one day, lift a total of at least 10,000 kg on weight stacks at tampines.',
  '04-seven-days':
    'On 7 days in a row, either train at moderate intensity or above for at least 20 min or do at least 50 repetitions of push up.',
  '05-three-weeks': 'In 3 weeks in a row, on at least 4 days, train for at least 30 min.',
  '06-row-2000': 'Cover at least 2,000 m in one workout on rowers in under 9 min.',
  '07-healthpoints':
    'Collect at least 750 points: each day 10 if you do a workout; and 10, 15 or 20 if you train at moderate intensity or above for at least 10, 20 or 30 min; at most 30 a day.',
  '08-ten-machines':
    'In one week, use at least 10 different machines; do a workout for the chest; do a workout for the lats, the middle back, the lower back or the traps; do a workout for the quadriceps, the hamstrings, the glutes, the calves, the abductors or the adductors; and do a workout for the abdominals.',
  '09-stronger-legs':
    'Reach a one-repetition maximum of leg press of at least 1.1 times your mean of the 28 days before joining.',
  '10-heavy-sets':
    'In one visit, in at least 5 exercises, do at least 3 sets of 8 to 12 repetitions with at least 70% of your one-repetition maximum.',
  '11-early-bird':
    'In at least 8 visits, do a workout on weekdays and do no workouts that end at 07:30 or later; and in at least 2 gyms, in one visit, do a workout on weekdays and do no workouts that end at 07:30 or later.',
  '12-team-of-five':
    'In at least 4 weeks, the members of a team must on average train at moderate intensity or above for at least 150 min and each train at moderate intensity or above for at least 60 min.',
  '13-gym-against-gym':
    'Groups are ranked by the mean energy burned of their members who take part, apart by size: under 200 members and at least 200.',
  '14-push-ups':
    'Do as many repetitions in 60 seconds of push up as are very good for your sex and age (acsm-push-ups).',
  '15-bronze-silver-gold':
    'For 25 %, bronze, 50 %, silver, 75 % or gold, cover at least 37.5, 50, 75, 100, 112.5 or 150 km on bikes in workouts of at least 10 min seen by a machine.',
  '16-weekend-warrior': 'In 4 weeks in a row, do a workout on Saturdays and do a workout on Sundays.',
  '17-duathlon':
    'First cover at least 5 km on treadmills at 60 to 85% of the heart-rate reserve, then, within 15 min, cover at least 10 km on bikes at 60 to 85% of the heart-rate reserve.',
  '18-five-stations':
    'Do at least 25 repetitions in 60 seconds of sit up; do at least 20 repetitions in 60 seconds of push up; do at least 4 repetitions in one set of pull up; train for at least 2 min in one workout of plank; cover at least 2.4 km in one workout of treadmill run or treadmill jog in at most 14 min; and (collect at least 21 points: 1, 2, 3, 4 or 5 if you do at least 15, 20, 25, 30 or 35 repetitions in 60 seconds of sit up; and 1, 2, 3, 4 or 5 if you do at least 10, 15, 20, 25 or 30 repetitions in 60 seconds of push up; and 1, 2, 3, 4 or 5 if you do at least 2, 3, 4, 6 or 8 repetitions in one set of pull up; and 1, 2, 3, 4 or 5 if you train for at least 1, 1.5, 2, 2.5 or 3 min in one workout of plank; and 1, 2, 3, 4 or 5 if you cover at least 2.4 km in one workout of treadmill run or treadmill jog in at most 16, 15, 14, 13 or 12 min).',
  '19-national-day':
    'Do at least 7 of these: (on 2027-08-01, either do at least 30 repetitions of leg press; or train for at least 15 min on treadmills, rowers, ellipticals, upright bikes or spin bikes); (on 2027-08-02, either do at least 30 repetitions of chest press machine; or train for at least 15 min on treadmills, rowers, ellipticals, upright bikes or spin bikes); (on 2027-08-03, either do at least 30 repetitions of seated row; or train for at least 20 min on treadmills, rowers, ellipticals, upright bikes or spin bikes); (on 2027-08-04, either do at least 30 repetitions of shoulder press machine; or train for at least 20 min on treadmills, rowers, ellipticals, upright bikes or spin bikes); (on 2027-08-05, either do at least 40 repetitions of lat pulldown; or train for at least 20 min on treadmills, rowers, ellipticals, upright bikes or spin bikes); (on 2027-08-06, either do at least 40 repetitions of leg extension; or train for at least 25 min on treadmills, rowers, ellipticals, upright bikes or spin bikes); (on 2027-08-07, either do at least 40 repetitions of seated leg curl; or train for at least 25 min on treadmills, rowers, ellipticals, upright bikes or spin bikes); (on 2027-08-08, either do at least 50 repetitions of pec deck; or train for at least 30 min on treadmills, rowers, ellipticals, upright bikes or spin bikes); (on 2027-08-09, either do at least 62 repetitions of push up; or train for at least 30 min on treadmills, rowers, ellipticals, upright bikes or spin bikes).',
};
