/** Breathing. */
export const lungs = `
whooping cough, pertussis
flu, influenza
tb, tuberculosis
hay fever, allergic rhinitis

copd, chronic obstructive pulmonary disease: emphysema, chronic bronchitis, smoker lung
breathlessness, short of breath, trouble breathing, dyspnea, dyspnoea, difficulty breathing, breathing difficulty
asthma attack, asthma exacerbation: acute asthma
coughing up blood, coughing blood, hemoptysis
chronic cough, persistent cough
chest infection, lung infection, respiratory infection, respiratory tract infection: pneumonia, bronchitis
collapsed lung, pneumothorax
fluid on the lung, fluid in the lung, water on the lung: pulmonary edema, pleural effusion
lung scarring, scarring of the lung, pulmonary fibrosis: ipf
ipf, idiopathic pulmonary fibrosis
acute respiratory distress syndrome, ards
lack of oxygen, low oxygen, hypoxia, oxygen deprivation: hypoxemia
rsv, respiratory syncytial virus
wheeze, wheezy
lung inflammation, inflammation of the lung: pneumonitis, pneumonia
pleurisy, pleuritis
black lung, miner lung: pneumoconiosis
dust lung, dust disease, pneumoconiosis: silicosis, asbestosis, black lung
farmer lung, hypersensitivity pneumonitis, extrinsic allergic alveolitis
popcorn lung, bronchiolitis obliterans
respiratory failure, lung failure
croup, laryngotracheitis: barking cough
alpha 1 antitrypsin, alpha one antitrypsin
`;
