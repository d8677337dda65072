/** People, families and ages. */
export const people = `
baby, infant: newborn
elderly, old people, old adult, senior citizen, old age: over 65
teenager, adolescent: youngster, young people
kid, child, childhood: youngster, toddler, pediatric, schoolchildren
pensioner, oap: elderly, older people, older adult, over 65
over 50, 50 and over, 50 and older, 50 or older, older than 50
over 65, 65 and over, 65 and older, 65 or older, older than 65
middle age, midlife, mid life
young people, young person, young adult, youngster, youth
puberty, pubertal
pediatric: child, childhood
toddler, young child, small child
schoolchild, schoolchildren, schoolkid, school child, school age child: pupil
over 60, 60 and over, 60 and older, 60 or older, older than 60
over 70, 70 and over, 70 and older, 70 or older, older than 70
under five, younger than five
tween, preteen, pre teen
student: undergraduate
undergraduate, undergrad, university student, college student
adult child, grown up children

dad, father, daddy, fatherhood, paternal
mum, mom, mother, mummy, mommy, motherhood, maternal
man, male
woman, female
parent, parenthood, mum and dad, mom and dad
single parent, lone parent, single mother, single mum, single mom, lone mother: single father
sibling: brother, sister
brother: sibling
sister: sibling
grandparent: grandmother, grandfather, grandma, grandpa, granny, grandad
grandmother, grandma, granny: grandparent
grandfather, grandpa, grandad, granddad: grandparent
spouse, spousal: husband, wife, wives
husband: spouse
wife, wives: spouse
married, marriage, marital
widow, widowhood: bereaved
family member, loved one, next of kin
older mother, older mum, older mom, late motherhood, advanced maternal age
identical twin, monozygotic twin
fraternal twin, non identical twin, nonidentical twin, dizygotic twin
multiple birth, multiple pregnancy: twin, triplet, quadruplet
first born, firstborn, oldest child, eldest child
grandchild, grandchildren, grandkid: grandson, granddaughter
divorce, marriage breakdown, marital breakdown, marital separation, broken marriage
foster care, foster child, foster family, looked after children

expectant mother, pregnant woman, mother to be, mum to be, mom to be
breastfeed, breast feed, breastfeeding, breastfed: breast milk, breastmilk
transgender, transsexual, trans people, trans person: trans woman, gender dysphoria, gender incongruence
lgbt, lgbtq, sexual minority: gay, lesbian, bisexual, transgender
sexual intercourse, having sex, making love, lovemaking
sex drive, libido, sexual desire, interest in sex
sex life, sexual activity, sexual relationship
pregnancy, expecting a baby: gestation
birth, born
born early, born prematurely, born preterm, born too soon: premature baby, preterm infant, preterm birth, premature birth
bottle feed, formula feed, formula milk, infant formula, baby formula, baby milk
nappy, diaper
gay, homosexual: lesbian
gay men, men who have sex with men, msm
sexual problem, sex problem, sexual dysfunction, sexual difficulty: erectile dysfunction, impotence
unprotected sex, unsafe sex, condomless sex
first sex, first intercourse, sexual debut, losing virginity, loss of virginity
prostitute, sex worker, sex work
unwanted pregnancy, unplanned pregnancy, unintended pregnancy, accidental pregnancy
breast milk, breastmilk, human milk, mother milk
solid food, complementary food, complementary feeding, introducing solids: weaning, baby food
pram, stroller, pushchair, baby carriage, baby buggy
pacifier, baby dummy
cot, crib
sanitary towel, sanitary pad, sanitary napkin, menstrual pad

oldest old, over 80, over 85, 80 and older, 85 and older: octogenarian, nonagenarian, centenarian
`;
