# Workload W1 by somebody who knows where R spends its time, still one trial after another: no
# data frame and no formula, .lm.fit() on a ready matrix, Welch's test by its formula, Fisher's
# p-values remembered.
#
#   Rscript w1_lmfit.R [replicates] [seed]
#
# prints: w1 r-lmfit <CPU us per trial> <ancova> <interaction> <subgroup> <fisher>

args <- commandArgs(trailingOnly = TRUE)
replicates <- if (length(args) >= 1) as.integer(args[1]) else 10000L
seed <- if (length(args) >= 2) as.integer(args[2]) else 1L
set.seed(seed)

subjects <- 60L

# One column for each of the six orders of two treated and two controls.
block_orders <- cbind(
  c(0, 0, 1, 1), c(0, 1, 0, 1), c(0, 1, 1, 0),
  c(1, 0, 0, 1), c(1, 0, 1, 0), c(1, 1, 0, 0)
)

# Fisher's p-value by (treated, responders treated, responders control), worked out on first use.
known_fisher <- array(NA_real_, rep(subjects + 1L, 3))

fisher_p <- function(treated, responders1, responders0) {
  cell <- cbind(treated, responders1, responders0) + 1
  p <- known_fisher[cell]
  if (is.na(p)) {
    control <- subjects - treated
    responders <- responders1 + responders0
    fewest <- max(0, responders - control)
    most <- min(responders, treated)
    probability <- dhyper(fewest:most, treated, control, responders)
    observed <- probability[responders1 - fewest + 1]
    p <- sum(probability[probability <= observed * (1 + 1e-7)])
    known_fisher[cell] <<- p
  }
  p
}

# Two-sided p-value of one coefficient of the regression of y on X.
coefficient_p <- function(X, y, name) {
  fit <- .lm.fit(X, y)
  p <- ncol(X)
  df <- length(y) - p
  R <- fit$qr[seq_len(p), ]
  R[lower.tri(R)] <- 0
  r_inverse <- backsolve(R, diag(p))
  place <- match(name, fit$pivot)
  variance <- sum(fit$residuals^2) / df * sum(r_inverse[place, ]^2)
  2 * pt(-abs(fit$coefficients[place]) / sqrt(variance), df)
}

welch_p <- function(y1, y0) {
  n1 <- length(y1)
  n0 <- length(y0)
  if (n1 < 2 || n0 < 2) {
    return(NA_real_)
  }
  mean1 <- sum(y1) / n1
  mean0 <- sum(y0) / n0
  variance1 <- sum((y1 - mean1)^2) / (n1 - 1) / n1
  variance0 <- sum((y0 - mean0)^2) / (n0 - 1) / n0
  variance <- variance1 + variance0
  df <- variance^2 / (variance1^2 / (n1 - 1) + variance0^2 / (n0 - 1))
  2 * pt(-abs(mean1 - mean0) / sqrt(variance), df)
}

run_trial <- function() {
  n <- subjects
  sex <- runif(n) < 0.65
  log_crp <- rnorm(n, log(2.5), 1.1)

  stratum <- 2L * sex + (log_crp >= log(2))
  arm <- numeric(n)
  for (s in 0:3) {
    members <- which(stratum == s)
    size <- length(members)
    blocks <- sample.int(6L, (size + 3L) %/% 4L, replace = TRUE)
    arm[members] <- block_orders[, blocks][seq_len(size)]
  }

  baseline <- rnorm(n, 24, 3.5)
  change <- -8 - 0.35 * (baseline - 24) - 2 * arm * (log_crp - log(5)) + rnorm(n, 0, 6)

  X <- cbind(1, baseline, log_crp, arm, arm * log_crp, deparse.level = 0)
  positive <- log_crp > log(5)
  treated <- arm == 1
  response <- change <= -0.5 * baseline

  c(
    coefficient_p(X[, 1:4], change, 4L),
    coefficient_p(X, change, 5L),
    welch_p(change[positive & treated], change[positive & !treated]),
    fisher_p(sum(treated), sum(response & treated), sum(response & !treated))
  )
}

cpu_seconds <- function() {
  sum(proc.time()[c("user.self", "sys.self")])
}

# The warm-up lets R compile the functions to byte code.
for (i in 1:200) {
  run_trial()
}

before <- cpu_seconds()
p <- vapply(seq_len(replicates), function(i) run_trial(), numeric(4))
seconds <- cpu_seconds() - before

rejected <- rowMeans(p < 0.05, na.rm = TRUE)
cat("w1 r-lmfit", sprintf("%.5f", c(1e6 * seconds / replicates, rejected)))
cat("\n")
