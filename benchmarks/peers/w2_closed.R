# Workload W2 in R by somebody who knows that this model needs no iteration: one least squares fit a
# visit on baseline, arm and the earlier changes (docs/methods/mmrm-closed-form.md), and
# Satterthwaite's degrees of freedom from its block-diagonal information.
#
#   Rscript w2_closed.R [replicates] [seed]
#
# prints: w2 r-closed <CPU us per trial> <rejection rate>

here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
source(file.path(here, "w2_trial.R"))
args <- commandArgs(trailingOnly = TRUE)
replicates <- if (length(args) >= 1) as.integer(args[1]) else 1000L
set.seed(if (length(args) >= 2) as.integer(args[2]) else 1L)

analyse_trial <- function(trial) {
  covariates <- cbind(1, trial$baseline - 24, trial$arm)
  phi <- matrix(0, 7, 7)
  alpha <- leverage <- innovation <- df <- numeric(7)
  inverse <- vector("list", 7)
  for (j in 1:7) {
    kept <- trial$seen >= j
    z <- covariates[kept, ]
    earlier <- seq_len(j - 1)
    X <- cbind(z, trial$change[kept, earlier])
    cross <- chol2inv(chol(crossprod(X)))
    y <- trial$change[kept, j]
    coefficient <- cross %*% crossprod(X, y)
    df[j] <- sum(kept) - 3
    innovation[j] <- sum((y - X %*% coefficient)^2) / df[j]
    leverage[j] <- chol2inv(chol(crossprod(z)))[3, 3]
    alpha[j] <- coefficient[3]
    if (j > 1) {
      phi[j, earlier] <- coefficient[-(1:3)]
      inverse[[j]] <- cross[-(1:3), -(1:3), drop = FALSE]
    }
  }
  U <- solve(diag(7) - phi)
  u <- U[7, ]
  share <- u^2 * innovation * leverage
  through <- U %*% (u * innovation * leverage)
  uncertainty <- sum(2 * share^2 / df)
  for (j in 2:7) {
    h <- through[seq_len(j - 1)]
    uncertainty <- uncertainty + 4 * u[j]^2 * innovation[j] * sum(h * (inverse[[j]] %*% h))
  }
  variance <- sum(share)
  2 * pt(-abs(sum(u * alpha) / sqrt(variance)), 2 * variance^2 / uncertainty)
}

invisible(replicate(20, analyse_trial(simulate_trial()))) # lets R compile the functions
before <- cpu_seconds()
p <- replicate(replicates, analyse_trial(simulate_trial()))
seconds <- cpu_seconds() - before
cat(sprintf("w2 r-closed %.5f %.5f\n", 1e6 * seconds / replicates, mean(p < 0.05)))
