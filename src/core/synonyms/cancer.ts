/** Cancers. */
export const cancer = `
colon cancer: bowel cancer, colorectal cancer
stomach cancer, gastric cancer
smear test, pap test, pap smear, cervical screening
psa: prostate specific antigen, psoriatic arthritis
prostate specific antigen: psa
er positive, estrogen receptor positive

cancer: carcinoma, malignancy, malignant tumor, sarcoma, oncology
brain cancer: brain tumor, glioma, glioblastoma
bowel cancer, colorectal cancer, bowel tumor, colorectal tumor: colon cancer, rectal cancer
womb cancer, uterine cancer, endometrial cancer, cancer of the womb, cancer of the uterus
blood cancer: leukemia, lymphoma, myeloma
skin cancer: melanoma, basal cell carcinoma, squamous cell carcinoma
kidney cancer, renal cancer: renal cell carcinoma, kidney tumor
tumor, neoplasm
metastasis, metastases, metastatic: secondary cancer, secondary tumor, stage 4 cancer
stage 4 cancer, stage iv cancer: metastatic cancer, advanced cancer
childhood cancer, pediatric cancer, cancer in children, children with cancer
breast cancer: breast tumor, breast carcinoma, ductal carcinoma, dcis
triple negative breast cancer, tnbc
brca, breast cancer gene: brca1, brca2
lung cancer: lung tumor, lung carcinoma, nsclc
prostate cancer: prostate tumor, prostate carcinoma
bowel polyp, colon polyp, colorectal polyp
lynch syndrome, hereditary nonpolyposis colorectal cancer, hnpcc
esophageal cancer, cancer of the esophagus, food pipe cancer, gullet cancer: esophageal adenocarcinoma
pancreatic cancer, pancreas cancer, cancer of the pancreas: pancreatic tumor, pancreatic adenocarcinoma
liver cancer, cancer of the liver: hepatocellular carcinoma, liver tumor, hcc
bile duct cancer, cholangiocarcinoma
bladder cancer, cancer of the bladder: urothelial carcinoma, bladder tumor
cervical cancer, cancer of the cervix
ovarian cancer, cancer of the ovary: ovarian tumor
testicular cancer, cancer of the testicle: seminoma
mouth cancer, oral cancer, cancer of the mouth: tongue cancer
throat cancer: laryngeal cancer, pharyngeal cancer, oropharyngeal cancer
bone cancer: osteosarcoma, ewing sarcoma
brain tumor: glioma, glioblastoma, meningioma, astrocytoma
aml: acute myeloid leukemia, acute myelogenous leukemia
acute myeloid leukemia, acute myelogenous leukemia
chronic myeloid leukemia, chronic myelogenous leukemia
acute lymphoblastic leukemia, acute lymphocytic leukemia
cancerous mole: melanoma
basal cell carcinoma, basal cell cancer, rodent ulcer
hot flush, hot flash: night sweat
wasting syndrome, cachexia
noncancerous, non cancerous: benign tumor
precancerous, pre cancerous, premalignant: precancer
cancer recurrence, cancer relapse, recurrent cancer: cancer returned, cancer came back
carcinogenic, cancer causing
ductal carcinoma in situ, dcis
breast lump, lump in the breast
non small cell lung cancer, nsclc
asbestos cancer: mesothelioma
wilms tumor, nephroblastoma
voice box cancer, laryngeal cancer, cancer of the larynx
eye cancer: retinoblastoma, ocular melanoma, uveal melanoma
bone marrow cancer: myeloma, leukemia
cll: chronic lymphocytic leukemia
cml: chronic myeloid leukemia, chronic myelogenous leukemia
lymph gland cancer, lymphatic cancer: lymphoma
neuroendocrine tumor, neuroendocrine cancer: carcinoid
chemo brain, chemobrain, chemo fog
`;
