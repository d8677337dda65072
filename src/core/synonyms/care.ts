/** Therapies, those who care, and where. */
export const care = `
doctor, physician
medicine: drug
pain relief, analgesia
adrenaline, epinephrine
jab: injection, vaccine
vaccine, inoculation
dummy pill, dummy treatment, placebo, sugar pill
antibiotic resistance, antimicrobial resistance, resistant bacteria: superbug
superbug: mrsa, antibiotic resistance, antimicrobial resistance, resistant bacteria
deadly, fatal, lethal
end of life care, hospice: palliative care
er: emergency room, emergency department
chronic condition, chronic illness, chronic disease, long term condition, long term illness

physio, physiotherapy, physical therapy: physiotherapist, physical therapist
physiotherapist, physical therapist: physio
occupational therapy: occupational therapist
speech therapy, speech and language therapy, speech language therapy: speech therapist
speech therapist, speech and language therapist, speech pathologist, speech language pathologist
rehab, rehabilitation
gene editing, genome editing: crispr
telemedicine, telehealth, remote consultation, video consultation, virtual visit, online consultation, virtual consultation
support group, self help group
light therapy, phototherapy

gp, general practitioner, family doctor, family physician, primary care doctor, primary care physician
emergency room, emergency department, accident and emergency: a&e
intensive care, critical care, icu: intensive therapy unit
heart doctor, heart specialist, cardiologist
skin doctor, skin specialist, dermatologist
cancer doctor, cancer specialist, oncologist
nerve doctor, brain doctor, brain specialist, neurologist
brain surgeon, neurosurgeon
eye doctor, eye specialist, ophthalmologist
kidney doctor, kidney specialist, nephrologist
lung doctor, lung specialist, pulmonologist, chest physician, respiratory physician
stomach doctor, gut doctor, gut specialist, gastroenterologist
arthritis doctor, arthritis specialist, joint doctor, rheumatologist
hormone doctor, hormone specialist, endocrinologist: diabetologist
child doctor, pediatrician
ear nose and throat, ear nose throat, otolaryngologist, otolaryngology
foot doctor, podiatrist, chiropodist
bone doctor, bone surgeon, orthopedic surgeon, orthopedist
anesthesiologist, anesthetist
dietitian, dietician: nutritionist
midwife, midwives, midwifery
carer, caregiver, care giver
care home, nursing home, residential home, residential care, old people home, retirement home, long term care facility
home care, homecare, domiciliary care
paramedic, ambulance crew, emergency medical technician
a&e: accident and emergency, emergency department, emergency room
neonatal intensive care, nicu, special care baby unit
hospital admission, hospital stay, admitted to hospital, admitted to the hospital
waiting list, waiting time, waitlist
living will, advance directive, advance decision
assisted dying, assisted suicide, physician assisted suicide, aid in dying, assisted death, euthanasia, mercy killing, right to die
optician: optometrist
liver doctor, liver specialist, hepatologist
ob gyn, obgyn: gynecologist, obstetrician
blood doctor, blood specialist, hematologist
medical negligence, clinical negligence, medical malpractice
medical error, medical mistake, medical blunder: surgical error
health worker, health care worker, healthcare worker
sick leave, sickness absence, sick day, off sick, absenteeism, sick note: sick pay
electronic health record, electronic medical record, ehr, emr

side effect, adverse event, adverse effect, adverse reaction, adverse drug reaction, unwanted effect
fda, food and drug administration
ema, european medicines agency
mhra, medicines and healthcare products regulatory agency
nhs, national health service
national institute for health and care excellence, national institute for health and clinical excellence, national institute for clinical excellence: nice guidance, nice guideline
nih, national institutes of health
cdc, centers for disease control
drug company, drugmaker, drug maker, pharmaceutical company, pharmaceutical industry, drug industry, big pharma, drug firm, pharma
drug shortage, medicine shortage, medication shortage
product recall, drug recall, medicine recall, device recall, voluntary recall
withdrawn from the market, pulled from the market, taken off the market, withdrawn from sale, market withdrawal
national cancer institute, nci
cancer research uk, cruk
affordable care act, obamacare
drug price, drug cost, medicine price
fake drug, fake medicine, counterfeit drug, counterfeit medicine, falsified medicine
drug approval, marketing authorization, marketing approval
black box warning, boxed warning
compassionate use, expanded access

pharmacist: chemist
hand washing, handwashing, washing hands, hand hygiene
toothbrushing, tooth brushing, brushing teeth
`;
