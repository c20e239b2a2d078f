# Expected values of BiomarkerSourceTests: what scenarios/data/opt-crp.csv holds, by R alone.
# Rscript tests/TrialSim.Tests/Reference/biomarker-source.R > tests/TrialSim.Tests/Reference/biomarker-source.json
d <- read.csv("scenarios/data/opt-crp.csv")
used <- c("CRP", "IL6", "TNF", "BMI")
d4 <- d[complete.cases(d[, used]), used]
rho <- cor(d4, method = "spearman")

# standard error of each rank correlation times root n, from 4000 samples of 5000 rows
set.seed(1)
drawn <- replicate(4000, {
  s <- cor(d4[sample(nrow(d4), 5000, replace = TRUE), ], method = "spearman")
  s[lower.tri(s)]
})
rootn <- matrix(0, 4, 4)
rootn[lower.tri(rootn)] <- apply(drawn, 1, sd) * sqrt(5000)

x <- log(d[complete.cases(d[, c("CRP", "MMP9", "FIBRIN")]), c("CRP", "MMP9", "FIBRIN")])
n <- nrow(x)
pairs <- lapply(2:4, function(i) lapply(seq_len(i - 1), function(j)
  list(of = c(used[i], used[j]), rho = rho[i, j], error = rootn[i, j])))
cat(jsonlite::toJSON(list(
  `made-by` = paste0("biomarker-source.R, R ", getRversion(), ", stats::cor(method = \"spearman\"), stats::cov"),
  rows = nrow(d), complete = nrow(d4), `complete-error` = n, `missing-crp` = sum(is.na(d$CRP)),
  spearman = unlist(pairs, recursive = FALSE),
  mean = unname(colMeans(x)), covariance = unname(cov(x) * (n - 1) / n)
), auto_unbox = TRUE, digits = NA, pretty = TRUE), "\n")
