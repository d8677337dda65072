import { stemsOf } from './words.ts';

/** A run of stems, and the runs that a text may say instead. */
export interface Synonyms {
  readonly run: readonly string[];
  readonly same: readonly (readonly string[])[];
}

/**
 * What patients say and what doctors write ("heart attack", "myocardial infarction"), what is written short, and what is written in
 * one word or in two: the longest that begins at this stem. Undefined where the stem stands for itself.
 */
export function synonymsAt(stems: readonly string[], at: number): Synonyms | undefined {
  return byFirst.get(stems[at] ?? '')?.find(({ run }) => run.every((stem, index) => stems[at + index] === stem));
}

/**
 * Of a line, all before the colon say the same and find what stands behind it; what stands behind it is narrower, or too ambiguous a
 * word to be found by them ("Ms Jones"), and finds itself alone. Forms and spellings are forms.ts's to know.
 */
const lines = `
heart attack, myocardial infarction
heart failure, cardiac failure
heart disease, cardiac disease: coronary disease, coronary heart disease, cardiovascular disease, chd, cvd
irregular heartbeat, irregular heart rhythm, arrhythmia: atrial fibrillation
atrial fibrillation, afib
high blood pressure, raised blood pressure, hypertension
low blood pressure, hypotension
high cholesterol, raised cholesterol, hypercholesterolemia
blood thinner, anticoagulant
blood clot, thrombosis, thromboembolism: dvt
deep vein thrombosis, dvt
hardening of the arteries, hardened arteries, atherosclerosis
mini stroke, transient ischemic attack
tia: transient ischemic attack
brain bleed, cerebral hemorrhage: hemorrhagic stroke
water tablet, water pill, diuretic
bleeding, hemorrhage
swelling, edema

cancer: carcinoma, malignancy
brain cancer: brain tumor, glioma
bowel cancer, colorectal cancer, bowel tumor, colorectal tumor: colon cancer
colon cancer: bowel cancer, colorectal cancer
womb cancer, uterine cancer, endometrial cancer
blood cancer: leukemia, lymphoma
skin cancer: melanoma
kidney cancer, renal cancer
stomach cancer, gastric cancer
chemo, chemotherapy
radiotherapy, radiation therapy, radiation treatment
mammogram, mammography, breast x ray
smear test, pap test, pap smear, cervical screening
psa, prostate specific antigen

ms: multiple sclerosis
als: motor neuron disease, motor neurone disease, mnd, amyotrophic lateral sclerosis
mnd, motor neuron disease, motor neurone disease, amyotrophic lateral sclerosis, lou gehrig disease
epileptic fit, seizure, convulsion
dementia: alzheimer
memory loss: amnesia, cognitive decline, cognitive impairment
mental decline, cognitive decline
head injury, brain injury, head trauma
cfs, chronic fatigue syndrome, myalgic encephalomyelitis
me cfs, chronic fatigue syndrome, myalgic encephalomyelitis
tiredness, fatigue
numbness, tingling: neuropathy
nerve pain, neuropathic pain, neuropathy
nerve cell, neuron, neurone
brain cell: neuron, neurone
spinal tap, lumbar puncture
dizziness: vertigo

type 2 diabetes, type ii diabetes, t2d, adult onset diabetes
type 1 diabetes, type i diabetes, t1d, juvenile diabetes
borderline diabetes, prediabetes, pre diabetes
blood sugar, blood glucose
low blood sugar, hypoglycemia
high blood sugar, hyperglycemia
underactive thyroid, hypothyroidism
overactive thyroid, hyperthyroidism
overweight: obese
weight loss surgery, bariatric surgery: gastric bypass
bmi, body mass index
salt: sodium
soft drink, fizzy drink, soda: sugary drink
sugary drink, sugar sweetened beverage, sweetened drink: soda, soft drink, fizzy drink
whole grain, wholegrain: whole wheat, wholemeal
roughage, dietary fiber, dietary fibre

copd, chronic obstructive pulmonary disease: emphysema
breathlessness, short of breath, shortness of breath, trouble breathing, dyspnea
whooping cough, pertussis
flu, influenza
tb, tuberculosis
stop smoking, quit smoking, give up smoking, smoking cessation
passive smoking, second hand smoke, secondhand smoke
e cigarette, ecigarette, e cig, ecig, electronic cigarette, vape
hay fever, allergic rhinitis

mental illness, mental disorder, psychiatric disorder, psychiatric illness
ptsd, post traumatic stress, posttraumatic stress
ocd, obsessive compulsive disorder
adhd, attention deficit
autism, autistic, asd
bipolar disorder, manic depression
postnatal depression, postpartum depression
sleeplessness, trouble sleeping, insomnia
sleeping pill, sleeping tablet
talking therapy, talk therapy, psychotherapy: cbt, cognitive behavioral therapy
cbt, cognitive behavioral therapy, cognitive behavior therapy

arthritis: osteoarthritis
ra: rheumatoid arthritis
brittle bones, osteoporosis
broken bone, bone fracture, fracture
broken hip, hip fracture
broken wrist, wrist fracture
hip replacement, hip arthroplasty, replacement hip
knee replacement, knee arthroplasty, replacement knee
joint replacement, arthroplasty
lupus, systemic lupus erythematosus
slipped disc, herniated disc, slipped disk, herniated disk
backache, back pain

gut, bowel, intestine, intestinal
gut bacteria, gut flora, gut microbe, gut microbiota, gut microbiome, intestinal bacteria
microbe, bacteria: germ
ibs, irritable bowel syndrome
ibd, inflammatory bowel disease: crohn, ulcerative colitis
heartburn, acid reflux, gerd, gord
stomach ache, tummy ache, abdominal pain, belly ache
stomach, gastric
throwing up, vomiting
poo, poop, feces, stool
piles: hemorrhoid
fatty liver: nash, nafld, steatohepatitis
liver, hepatic
celiac, gluten intolerance
c diff, clostridium difficile, clostridioides difficile

kidney, renal
kidney failure, renal failure
ckd, chronic kidney disease
uti, urinary tract infection, urine infection, bladder infection: cystitis

womb, uterus, uterine
birth defect, congenital anomaly, congenital malformation
premature baby, preterm baby, premature infant, preterm infant, premature birth, preterm birth
stillborn, stillbirth
miscarriage, pregnancy loss
cesarean, c section
newborn, neonate, neonatal
baby, infant
expectant mother, pregnant woman, mother to be
preeclampsia, pre eclampsia
ivf, in vitro fertilization: fertility treatment, infertility treatment
fertility treatment, infertility treatment: ivf
contraceptive pill, birth control pill, oral contraceptive
birth control, contraception, contraceptive
hrt, hormone replacement therapy
menstruation, menstrual period, monthly period
cot death, sudden infant death
sids: sudden infant death
sti, std, sexually transmitted
breastfeed, breast feed

doctor, physician
gp, general practitioner, family doctor, family physician
operation: surgery
medicine, medication: drug
painkiller, pain killer, pain reliever, analgesic
pain relief, analgesia
paracetamol, acetaminophen, tylenol
adrenaline, epinephrine
jab: injection, vaccine, vaccination
vaccine, vaccination, immunization, inoculation
side effect, adverse event, adverse effect, adverse reaction
dummy pill, dummy treatment, placebo, sugar pill
antibiotic resistance, antimicrobial resistance, resistant bacteria: superbug
superbug: mrsa, antibiotic resistance, antimicrobial resistance, resistant bacteria
blood poisoning, sepsis, septicemia
life expectancy, lifespan, life span, longevity
death, mortality
deadly, fatal, lethal
elderly, old people, old adult, senior citizen
teenager, adolescent
kid, child
dad, father
mum, mom, mother
end of life care, palliative care, hospice
er: emergency room, emergency department
emergency room, emergency department, accident and emergency
intensive care, critical care, icu
exercise, physical activity, workout
chronic condition, chronic illness, chronic disease, long term condition, long term illness

eyesight, vision
sight loss, loss of sight, vision loss, loss of vision, visual impairment: blindness
nearsighted, short sighted, myopia
amd, macular degeneration
deaf, deafness, hearing loss, hearing impairment
ringing in the ears, tinnitus
tooth decay, dental caries
gum disease, periodontitis, periodontal disease: gingivitis
nosebleed, epistaxis
itch, itchy, pruritus
hives, urticaria
eczema, atopic dermatitis
zits, pimples, acne
chickenpox, chicken pox, varicella
shingles, herpes zoster
cold sore, herpes simplex
german measles, rubella
glandular fever, mononucleosis
lockjaw, tetanus

uk, united kingdom, britain
usa, united states, america
eu, european union
percent, per cent
health care, healthcare
screen time, screentime
birth weight, birthweight
`;

/** Each is one more to look for. */
const mostNames = 8;
const byFirst = readSynonyms();

/** By the first stem of each run, the longest first. */
function readSynonyms(): ReadonlyMap<string, readonly Synonyms[]> {
  const found = new Map<string, Synonyms>();
  for (const line of lines.split('\n')) {
    const [alike = [], narrower = []] = line.split(':').map((names) =>
      names
        .split(',')
        .map((words) => stemsOf(words))
        .filter((run) => run.length > 0),
    );
    for (const run of alike) {
      const others = [...(found.get(run.join(' '))?.same ?? []), ...alike, ...narrower];
      const same = new Map(others.map((other) => [other.join(' '), other]));
      same.delete(run.join(' '));
      found.set(run.join(' '), { run, same: [...same.values()].slice(0, mostNames) });
    }
  }
  const longestFirst = [...found.values()].toSorted((a, b) => b.run.length - a.run.length);
  return Map.groupBy(longestFirst, ({ run }) => run[0] ?? '');
}
