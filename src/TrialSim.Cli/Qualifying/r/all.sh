#!/usr/bin/env bash
# Makes ../data and ../cases anew. Needs R with MASS, survival, nlme, lme4, lmerTest, pbkrtest, pROC, emmeans, sandwich, mvtnorm, jsonlite.
set -euo pipefail
cd "$(dirname "$0")"
Rscript export-data.R
for family in two_sample linear_model contingency logistic mmrm lmm survival imputation multiplicity roc correlation_gof power distributions; do
  Rscript "$family.R"
done
