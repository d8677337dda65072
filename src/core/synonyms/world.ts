/** Roads, air, screens, violence and death. */
export const world = `
car, automobile, motor vehicle
road accident, car accident, car crash, traffic accident, traffic collision, motor vehicle accident, motor vehicle crash, vehicle collision
motorbike, motorcycle, motorcyclist
truck, lorry
gasoline, petrol
seat belt, seatbelt, safety belt
car seat, child seat, booster seat, child restraint
bike helmet, cycle helmet, bicycle helmet
face mask, facemask, face covering

air pollution, air quality, smog, dirty air: particulate matter, fine particle, traffic fumes
exhaust fumes, traffic fumes, car exhaust, diesel exhaust, diesel fumes, vehicle emissions, traffic pollution, car fumes
noise pollution, traffic noise, aircraft noise, road noise, environmental noise
pesticide: herbicide, weedkiller, weed killer, insecticide, glyphosate
mold, mould: mildew
global warming, climate change, climate crisis
heat wave, heatwave, extreme heat, hot weather
sunlight, sunshine, sun exposure, exposure to the sun
sunscreen, sun screen, sunblock, sun block, sun cream, suncream
sunbed, sun bed, tanning bed, indoor tanning, sunlamp, solarium
weedkiller, weed killer, herbicide: glyphosate
insecticide, insect killer, bug spray
forever chemical, pfas, perfluoroalkyl
endocrine disruptor, endocrine disrupting, hormone disrupting, hormone disruptor: bisphenol, phthalate
bpa, bisphenol a
cleaning product, household cleaner, cleaning agent
cold weather, cold snap, cold spell
uv, ultraviolet
wildfire, forest fire, bushfire, bush fire
hurricane, cyclone, typhoon
earthquake, quake
power line, overhead cable, electricity pylon

mobile phone, cell phone, cellphone, smartphone, cellular phone, smart phone: iphone
internet, web: website
online: internet, web
social media: facebook, twitter, instagram, tiktok, snapchat, social network
video game, videogame, computer game, gamer: playstation, xbox
television, tv, telly
artificial intelligence: ai, machine learning, deep learning
cyberbullying, cyber bullying, online bullying, internet bullying
text message, sms
phone mast, cell tower, cell phone tower
email, e mail
headphones, earphones, earbuds
porn, pornography, pornographic

violence, violent
domestic violence, domestic abuse, partner violence, partner abuse, spousal abuse, battered women
child abuse, child maltreatment, child neglect, childhood abuse, childhood maltreatment, abused as a child, abused children
sexual assault, sexual violence, sexual abuse: rape, rapist, sex attack
rape, rapist: sexual assault
gun, firearm, handgun, pistol, rifle: gunshot
shooting: gun violence, gunshot, firearm violence, gun crime, shot dead
gun violence, gunshot, firearm violence, gun crime, shot dead: mass shooting
crime, criminal
prison, jail, inmate, incarceration
smacking, spanking, corporal punishment, physical punishment
stabbing: knife crime, knife attack
knife crime, knife attack
murder, homicide, manslaughter
war, wartime, warfare, armed conflict

life expectancy, lifespan, life span, longevity, live longer, longer life, longer lives
death, mortality, dead, died, die
premature death, early death, early mortality, untimely death, dying young, died young, dying early
survival, survivor
burn, burnt, scald
`;
