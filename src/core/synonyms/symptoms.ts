/** What goes with many illnesses. */
export const symptoms = `
tiredness, tired, fatigue: lack of energy, lethargy, weariness
lethargy, lethargic, lack of energy: tiredness, fatigue
post exertional malaise, postexertional malaise: pem
terminally ill, terminal disease
comorbidity, coexisting condition: multimorbidity
heatstroke, heat stroke, sunstroke
multiple organ failure, multi organ failure, multiorgan failure
prognosis, prognoses
hypothermia, low body temperature
altitude sickness, mountain sickness
decompression sickness, decompression illness
snakebite, snake bite, snake envenoming
gunshot wound, bullet wound, gunshot injury
internal bleeding, internal hemorrhage
burn injury, burn wound
`;
