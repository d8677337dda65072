/** Work, money and places. */
export const work = `
eu, european union
percent, per cent
health care, healthcare
screen time, screentime
birth weight, birthweight

job, employment: occupation
worker, employee, workforce
shift work, shift worker, night shift, night work, night worker, working nights, rotating shift
unemployed, jobless, out of work, job loss, lost their job
work stress, stress at work, job stress, job strain, occupational stress, work related stress
burnout, burned out, burnt out
police officer, policeman, policemen, policewoman: cop
driver: motorist
driving: driver, motorist
colleague, coworker, co worker, workmate
laid off, layoff, redundancy
long hours, overtime, long working hours
working from home, remote work, home working, telework, telecommuting
desk job, office work, office worker, sedentary job, office job, desk bound
manual labor, manual work, manual worker, manual job, physical work, blue collar
maternity leave, paternity leave, parental leave
firefighter, fire fighter, fireman, firemen
soldier, military personnel, armed forces, army, servicemen, troops
ex serviceman, ex servicemen, former soldier, ex military: veteran
farmer, farming, agriculture
truck driver, lorry driver, trucker, hgv driver
flight attendant, cabin crew, air hostess, stewardess
coal miner, mineworker
apprentice, trainee

poverty, low income, poor people, poor families, disadvantaged, impoverished
deprived area, deprived neighborhood, disadvantaged area, disadvantaged neighborhood, poor area, poor neighborhood, social deprivation, socioeconomic deprivation
deprived: poverty, low income, disadvantaged
wealthy, affluent, wealth, affluence, well off, high income
poor country, low income country, developing world, third world
homeless, rough sleeper, sleeping rough, living on the streets
salary, wage, earnings
expensive, costly, pricey
rich country, high income country, western country, industrialized country
social class, socioeconomic status, socioeconomic background, social background
inequality, disparity

uk, united kingdom, britain, briton: english, scottish, welsh
usa, united states, america
spain, spaniard
netherlands, dutch
australia, aussie
black people: african american, black american, afro caribbean, black men, black women
african american, black american
white people, caucasian
ethnic minority, minority ethnic, people of color: bame
denmark, dane
switzerland, swiss
austria, austrian
belgium, belgian
poland: polish
portugal, portuguese
greece, greek
turkish, turkiye: turkey
russia, russian
ukraine, ukrainian
hungary, hungarian
israel, israeli
iran, iranian
taiwan, taiwanese
thailand, thai
vietnam, vietnamese
pakistan, pakistani
bangladesh, bangladeshi
egypt, egyptian
brazil, brazilian
mexico, mexican
scandinavia, scandinavian, nordic: sweden, norway, denmark, finland
hispanic, latino, latina
native american, american indian
racism, racist, racial discrimination
immigrant, migrant: refugee, asylum seeker
jewish, jews, judaism
muslim, islam
religion, religious: church, spirituality
pray, prayer

countryside, rural
urban, inner city, city dweller: city, metropolitan
city: urban, inner city
childcare, child care, day care, daycare, creche: nursery
academic performance, academic achievement, school performance, school grades, exam results, school achievement, educational attainment, educational achievement
vacation, holidaymaker, tourist: holiday
holiday: vacation, holidaymaker
suburb, suburban, suburbia
outdoors, open air
green space, greenspace, greenery, parkland
coast, coastal, seaside
kindergarten, preschool, pre school: nursery
truancy, school absence, skipping school, playing truant, school absenteeism
math, mathematics
supermarket, grocery store, grocer
restroom, toilet, lavatory
overseas, abroad
airplane, aeroplane, aircraft: airliner
air travel, air passenger, airline passenger, long haul: flight
`;
