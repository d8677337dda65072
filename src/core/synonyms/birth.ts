/** Pregnancy, birth and what children are born with. */
export const birth = `
womb, uterus, uterine
stillborn, stillbirth
cesarean, c section
newborn, neonate
preeclampsia, pre eclampsia
ivf, in vitro fertilization: fertility treatment, infertility treatment
fertility treatment, infertility treatment: ivf
contraceptive pill, birth control pill, oral contraceptive
birth control, contraception
menstruation, menstrual period, monthly period
sids: sudden infant death
sti, std, sexually transmitted

premature baby, preterm baby, premature infant, preterm infant, premature birth, preterm birth, preemie, preterm delivery
miscarriage, pregnancy loss: spontaneous abortion
prenatal, antenatal, pre natal, ante natal
postpartum, postnatal, post partum, post natal
childbirth, giving birth
premature labor, preterm labor
morning sickness, pregnancy sickness: hyperemesis gravidarum
ectopic pregnancy, tubal pregnancy
recurrent miscarriage, repeated miscarriage, recurrent pregnancy loss
maternal death, maternal mortality: death in childbirth, died in childbirth
teenage pregnancy, adolescent pregnancy, teenage mother, teen mom, teen mum, adolescent mother
abortion, termination of pregnancy, pregnancy termination, terminate a pregnancy
infertility, unable to conceive, trouble conceiving
period pain, painful period, menstrual pain, menstrual cramp, dysmenorrhea
heavy menstrual bleeding, heavy period, menorrhagia
pms: premenstrual syndrome, premenstrual tension
premenstrual syndrome, premenstrual tension
fibroid, leiomyoma, uterine myoma
prolapsed womb, prolapsed uterus, uterine prolapse
erectile dysfunction, impotence, erection problem, erection difficulty
vaginal birth, vaginal delivery
breech birth, breech baby, breech presentation
severe morning sickness, extreme morning sickness, hyperemesis gravidarum
fetal growth restriction, intrauterine growth restriction: small for gestational age
low lying placenta, placenta previa
postpartum hemorrhage, bleeding after birth, bleeding after childbirth
postpartum psychosis, puerperal psychosis, postnatal psychosis
mastitis, breast infection
low sperm count, oligospermia
missed period, amenorrhea, absence of menstruation
pelvic organ prolapse: prolapsed womb, uterine prolapse, bladder prolapse
vaginal dryness, vaginal atrophy
painful sex, pain during sex, painful intercourse, dyspareunia
low libido, low sex drive, loss of libido, loss of sex drive
undescended testicle, undescended testis, cryptorchidism
twisted testicle, testicular torsion
bent penis, curved penis, peyronie
fgm, female genital mutilation, female circumcision

birth defect, congenital anomaly, congenital malformation, congenital abnormality, congenital defect
cot death, sudden infant death, crib death
down syndrome, trisomy 21
intellectual disability, mental retardation, mental handicap: learning disability
learning disability: intellectual disability, learning difficulty, learning disorder
learning difficulty, learning disorder: learning disability
developmental delay, delayed development
fetal alcohol spectrum disorder, fasd: fetal alcohol syndrome
rare disease, rare disorder, orphan disease, rare illness
inherited disease, genetic disease, genetic disorder, hereditary disease, inherited disorder, hereditary disorder, genetic condition, inherited condition
faulty gene, defective gene, gene mutation, genetic defect
edwards syndrome, trisomy 18
patau syndrome, trisomy 13
failure to thrive, faltering growth
small head, microcephaly
flat head syndrome, plagiocephaly
phenylketonuria, pku
childhood dementia: batten disease, sanfilippo
progeria, hutchinson gilford
stone man disease, stone man syndrome, fibrodysplasia ossificans progressiva
werewolf syndrome, hypertrichosis
conjoined twin, siamese twin
ichthyosis, fish scale disease
digeorge syndrome, 22q11, velocardiofacial syndrome
ald: adrenoleukodystrophy
`;
