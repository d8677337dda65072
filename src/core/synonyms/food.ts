/** Food and drink. */
export const food = `
soft drink, fizzy drink, soda, carbonated drink, carbonated beverage: sugary drink, cola
sugary drink, sugar sweetened beverage, sweetened drink, sugary beverage: soda, soft drink, fizzy drink
diet, dietary
eat, eater: consumption
drink, drinker: consumption
consume: consumption
nutrition, nutrient, nutritious
healthy eating, healthy diet, balanced diet, healthy food, eating healthily, eating well, nutritious food
junk food, unhealthy food, unhealthy diet, poor diet, bad diet, unhealthy eating: fast food, ultra processed food
fast food: takeaway food, takeaway meal, takeout, burger
ultra processed food, ultraprocessed food, upf, highly processed food
processed meat: bacon, sausage, ham, hot dog, salami
red meat: beef, lamb, pork, steak
oily fish, fatty fish: salmon, mackerel, sardine
fish oil, omega 3
dairy: milk, cheese, yogurt, yoghurt, butter
yogurt, yoghurt
vegetable, veg, veggie
fruit and vegetables, fruit and veg, five a day
candy, confectionery: sweets, lolly, lollipop
sweets: candy, confectionery
biscuit, cookie
sweetener, sugar substitute: aspartame, saccharin, sucralose, stevia
caffeine: coffee, energy drink
vitamin pill, vitamin tablet, vitamin supplement, multivitamin
appetite, hunger, hungry
calorie restriction, low calorie, cutting calories, fewer calories, calorie controlled
intermittent fasting, time restricted eating, time restricted feeding, alternate day fasting
low carb, low carbohydrate: keto, ketogenic, atkins
vegetarian, meat free, meatless
food insecurity, food poverty, going hungry: food bank
takeaway: takeaway food, takeaway meal, takeout, take out food
takeaway food, takeaway meal, takeout, take out food
ready meal, convenience food, microwave meal, tv dinner
hamburger, burger, beefburger
ground beef, minced beef, beef mince
shellfish: prawn, shrimp, oyster, mussel
prawn, shrimp
soy, soya, soybean, soyabean
legume: lentil, chickpea
nut: almond, walnut, pistachio, cashew
peanut, groundnut
chilli, chili, hot pepper: capsaicin
turmeric, curcumin
french fries: chips
potato chips: crisps
crisps: potato chips
eggplant, aubergine
zucchini, courgette
sugar: sucrose, fructose
diet drink, diet soda, artificially sweetened drink, artificially sweetened beverage, sugar free drink, diet cola
sugar tax, soda tax, soft drinks tax, soft drinks levy, sugary drinks tax, sugar levy
decaf, decaffeinated
breakfast, morning meal
porridge, oatmeal: oats
satiety, satiated, feeling full, feel fuller
thirst, thirsty
portion size, serving size
calorie, kilocalorie, kcal
carb, carbohydrate
saturated fat, saturated fatty acid
vegan, plant based
gm food, genetically modified food, genetically modified crop, gm crop
food label, nutrition label, calorie label, front of pack label
barbecue, bbq, grilled meat
school meal, school lunch, school dinner
`;
