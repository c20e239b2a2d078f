# Workload W1 as a user of R writes it: one data frame a trial, lm() and summary(), t.test(),
# fisher.test().
#
#   Rscript w1_lm.R [replicates] [seed]
#
# prints: w1 r-lm <CPU us per trial> <ancova> <interaction> <subgroup> <fisher>

args <- commandArgs(trailingOnly = TRUE)
replicates <- if (length(args) >= 1) as.integer(args[1]) else 500L
seed <- if (length(args) >= 2) as.integer(args[2]) else 1L
set.seed(seed)

simulate_trial <- function(n = 60) {
  sex <- rbinom(n, 1, 0.65)
  crp <- rlnorm(n, log(2.5), 1.1)

  # Permuted blocks of four within sex and CRP.
  stratum <- interaction(sex, crp >= 2)
  arm <- integer(n)
  for (s in levels(stratum)) {
    members <- which(stratum == s)
    if (length(members) > 0) {
      blocks <- replicate(ceiling(length(members) / 4), sample(c(0, 0, 1, 1)))
      arm[members] <- as.vector(blocks)[seq_along(members)]
    }
  }

  baseline <- rnorm(n, 24, 3.5)
  log_crp <- log(crp)
  change <- -8 - 0.35 * (baseline - 24) - 2 * arm * (log_crp - log(5)) + rnorm(n, 0, 6)
  data.frame(sex, crp, log_crp, arm, baseline, change, response = change <= -0.5 * baseline)
}

analyse_trial <- function(trial) {
  main <- lm(change ~ arm + baseline + log_crp, data = trial)
  ancova <- summary(main)$coefficients["arm", "Pr(>|t|)"]

  moderated <- lm(change ~ arm * log_crp + baseline, data = trial)
  interaction <- summary(moderated)$coefficients["arm:log_crp", "Pr(>|t|)"]

  # t.test() stops when an arm has fewer than two subjects; such a trial has no subgroup result.
  positive <- trial[trial$crp > 5, ]
  subgroup <- tryCatch(
    t.test(change ~ arm, data = positive)$p.value,
    error = function(e) NA
  )

  responses <- table(factor(trial$response, c(FALSE, TRUE)), factor(trial$arm, 0:1))
  fisher <- fisher.test(responses)$p.value

  c(ancova, interaction, subgroup, fisher)
}

cpu_seconds <- function() {
  sum(proc.time()[c("user.self", "sys.self")])
}

# The warm-up lets R compile the functions to byte code.
invisible(replicate(20, analyse_trial(simulate_trial())))

before <- cpu_seconds()
p <- replicate(replicates, analyse_trial(simulate_trial()))
seconds <- cpu_seconds() - before

rejected <- rowMeans(p < 0.05, na.rm = TRUE)
cat("w1 r-lm", sprintf("%.5f", c(1e6 * seconds / replicates, rejected)))
cat("\n")
