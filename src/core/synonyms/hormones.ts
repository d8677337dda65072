/** Kidneys, bladder, hormones and metabolism. */
export const hormones = `
borderline diabetes, prediabetes, pre diabetes
blood sugar, blood glucose
low blood sugar, hypoglycemia
high blood sugar, hyperglycemia
underactive thyroid, hypothyroidism
overactive thyroid, hyperthyroidism
bmi, body mass index
salt: sodium
whole grain, wholegrain: whole wheat, wholemeal
roughage, dietary fiber

kidney failure, renal failure

ckd, chronic kidney disease, chronic renal disease
uti, urinary tract infection, urine infection, bladder infection, urinary infection: cystitis
kidney disease, renal disease: nephropathy
end stage renal disease, end stage kidney disease, esrd: end stage renal failure
acute kidney injury, acute renal failure, acute kidney failure
polycystic kidney, pkd: adpkd
kidney stone, renal stone, renal calculi, nephrolithiasis
kidney infection, pyelonephritis
blood in urine, blood in the urine, bloody urine, hematuria
urinary incontinence, bladder leakage, leaky bladder, weak bladder, incontinence, bladder weakness, leaking urine: stress incontinence, urge incontinence
overactive bladder: urge incontinence
bedwetting, bed wetting, enuresis, wet the bed
enlarged prostate, prostate enlargement, benign prostatic hyperplasia, benign prostatic hypertrophy: bph
diabetic kidney disease, diabetic nephropathy
inflamed kidney, kidney inflammation, nephritis: glomerulonephritis
bladder inflammation, inflamed bladder, cystitis
painful bladder syndrome, bladder pain syndrome, interstitial cystitis
protein in urine, protein in the urine, proteinuria: albuminuria
painful urination, burning urination, dysuria
inflamed prostate, prostate inflammation
high potassium, hyperkalemia
gout, gouty arthritis
kidney, renal

type 2 diabetes, type ii diabetes, t2d, adult onset diabetes: t2dm
type 1 diabetes, type i diabetes, t1d, juvenile diabetes, type one diabetes: t1dm
gestational diabetes, pregnancy diabetes, diabetes in pregnancy, diabetes during pregnancy
metabolic syndrome, insulin resistance syndrome
morbid obesity, morbidly obese, severe obesity, extreme obesity
goiter, enlarged thyroid, swollen thyroid
adrenal insufficiency, adrenal failure: addison disease
pcos, polycystic ovary
low testosterone, testosterone deficiency: hypogonadism
menopause: change of life, perimenopause
early menopause, premature menopause: premature ovarian insufficiency, primary ovarian insufficiency, premature ovarian failure
excessive sweating, heavy sweating, hyperhidrosis
diabetic ketoacidosis, ketoacidosis: dka
hypo: hypoglycemia
thyroid nodule, thyroid lump
hashimoto, autoimmune thyroiditis
thyroid eye disease, graves orbitopathy, graves ophthalmopathy
excess cortisol, hypercortisolism: cushing
overactive parathyroid, hyperparathyroidism
early puberty, precocious puberty
enlarged male breast, man boobs, gynecomastia
excessive thirst, extreme thirst, polydipsia
excess hair, excessive hair growth, hirsutism
dwarfism: achondroplasia, restricted growth, short stature
`;
