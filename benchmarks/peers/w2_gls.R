# Workload W2 as a user of R's recommended packages writes it: gls() of nlme with a general
# correlation and a variance for each visit, fitted by REML. Its t test has no Satterthwaite degrees
# of freedom: it takes observations minus coefficients, which rejects too often.
#
#   Rscript w2_gls.R [replicates] [seed]
#
# prints: w2 r-gls <CPU us per trial> <rejection rate among the trials that could be fitted>

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "w2_trial.R"))
library(nlme)
args <- commandArgs(trailingOnly = TRUE)
replicates <- if (length(args) >= 1) as.integer(args[1]) else 2L
set.seed(if (length(args) >= 2) as.integer(args[2]) else 1L)

# One row for each visit at which a patient was seen; the last visit is the reference.
long_format <- function(trial) {
  n <- length(trial$arm)
  rows <- data.frame(
    id = factor(rep(seq_len(n), 7)), arm = rep(trial$arm, 7), baseline = rep(trial$baseline, 7),
    visit = factor(rep(1:7, each = n), levels = c(7, 1:6)), number = rep(1:7, each = n), change = as.vector(trial$change))
  rows[rows$number <= rep(trial$seen, 7), ]
}

analyse_trial <- function(trial) {
  fit <- tryCatch(
    gls(
      change ~ arm * visit + baseline * visit, data = long_format(trial),
      correlation = corSymm(form = ~ number | id), weights = varIdent(form = ~ 1 | visit)),
    error = function(e) NULL)
  if (is.null(fit)) NA else summary(fit)$tTable["arm", "p-value"]
}

invisible(analyse_trial(simulate_trial()))
before <- cpu_seconds()
p <- replicate(replicates, analyse_trial(simulate_trial()))
seconds <- cpu_seconds() - before
rejected <- mean(p < 0.05, na.rm = TRUE)
cat(sprintf("w2 r-gls %.5f %.5f\n", 1e6 * seconds / replicates, if (is.nan(rejected)) 0 else rejected))
