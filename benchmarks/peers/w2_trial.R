# Workload W2's trial, shared by the R programs: sixty patients, seven visits, dropout that depends
# on the last change.

w2_mean <- c(-2, -3.5, -5, -6, -6.8, -7.4, -8)
w2_effect <- -2.5 * (1:7) / 7
w2_sd <- 4 + 0.4 * (1:7)

simulate_trial <- function(n = 60) {
  arm <- rep(0:1, length.out = n)
  baseline <- rnorm(n, 24, 3.5)
  error <- matrix(rnorm(n * 7), n)
  for (j in 2:7) error[, j] <- 0.8 * error[, j - 1] + 0.6 * error[, j]
  change <- rep(w2_mean, each = n) + outer(arm, w2_effect) - 0.35 * (baseline - 24) + error * rep(w2_sd, each = n)
  seen <- rep(7, n) # visits at which the patient is seen
  for (j in 1:6) {
    leaves <- seen == 7 & runif(n) < plogis(-3.65 + 0.1 * (change[, j] + 5))
    seen[leaves] <- j
  }
  list(arm = arm, baseline = baseline, change = change, seen = seen)
}

cpu_seconds <- function() {
  sum(proc.time()[c("user.self", "sys.self")])
}
