# Writes simulated-trials.json: the analyses of Scenarios/logistic.json in its first eight trials, by R's glm and, with Firth's penalty, by
# Newton's method on the penalized score. null: R's glm runs off to infinity, the tested column is aliased, or there is one outcome only.
#   trialsim cohort tests/TrialSim.Tests/Scenarios/logistic.json --replicates 8 --out trials.csv
#   Rscript tests/TrialSim.Tests/Reference/Logistic/simulated-trials.R trials.csv > tests/TrialSim.Tests/Reference/Logistic/simulated-trials.json
suppressMessages(library(jsonlite))
all <- read.csv(commandArgs(TRUE)[1], check.names = FALSE)
all$arm <- as.numeric(all$arm == "drug"); all$female <- as.numeric(all$sex == "female"); all$crp <- all$`ln-crp-baseline`; all$base <- all$`hamd-0`
all$any <- all$`response-any-visit`; all$remits <- all$`remission-any-visit`; all$final <- ifelse(is.na(all$`hamd-12`), NA, all$`response-final-visit`)
last <- ifelse(!is.na(all$`hamd-12`), all$`hamd-12`, ifelse(!is.na(all$`hamd-6`), all$`hamd-6`, ifelse(!is.na(all$`hamd-2`), all$`hamd-2`, all$base)))
all$carried <- as.numeric(last <= 0.5 * all$base)

penalized <- function(X, y, b) {
  p <- drop(plogis(X %*% b)); w <- p * (1 - p)
  sum(dbinom(y, 1, p, log = TRUE)) + 0.5 * as.numeric(determinant(crossprod(X * w, X))$modulus)
}
firth <- function(X, y, free = seq_len(ncol(X))) {
  b <- rep(0, ncol(X))
  for (step in 1:500) {
    p <- drop(plogis(X %*% b)); w <- p * (1 - p); I <- crossprod(X * w, X)
    h <- w * rowSums((X %*% solve(I)) * X)
    s <- drop(solve(I[free, free, drop = FALSE], crossprod(X[, free, drop = FALSE], y - p + h * (0.5 - p))))
    t <- 1; to <- function(t) { b[free] <- b[free] + t * s; b }
    while (penalized(X, y, to(t)) < penalized(X, y, b) - 1e-12 && t > 1e-9) t <- t / 2
    b <- to(t)
    if (max(abs(s)) < 1e-13 * max(1, abs(b))) break
  }
  b
}
# The last column is the tested one.
analyse <- function(d, y, columns, effect = "odds", penalty = FALSE) {
  d <- d[!is.na(d[[y]]), ]; y <- d[[y]]; X <- cbind(1, do.call(cbind, lapply(columns, function(f) f(d))))
  kept <- qr(X, tol = 1e-7)$pivot[seq_len(qr(X, tol = 1e-7)$rank)]
  if (!(ncol(X) %in% kept) || length(unique(y)) < 2) return(NULL)
  X <- X[, sort(kept), drop = FALSE]; k <- ncol(X)
  if (penalty) b <- firth(X, y) else {
    fit <- suppressWarnings(glm.fit(X, y, family = binomial(), control = list(epsilon = 1e-15, maxit = 100)))
    b <- unname(fit$coefficients); if (max(abs(X %*% b)) > 20) return(NULL)
  }
  p <- drop(plogis(X %*% b)); V <- solve(crossprod(X * (p * (1 - p)), X))
  if (effect == "odds") {
    se <- sqrt(V[k, k])
    z <- if (penalty) sign(b[k]) * sqrt(2 * (penalized(X, y, b) - penalized(X, y, firth(X, y, seq_len(k - 1))))) else b[k] / se
    return(list(estimate = unbox(b[k]), se = unbox(se), z = unbox(z)))
  }
  X1 <- X0 <- X; X1[, k] <- 1; X0[, k] <- 0; p1 <- drop(plogis(X1 %*% b)); p0 <- drop(plogis(X0 %*% b))
  g <- colMeans(X1 * (p1 * (1 - p1))) - colMeans(X0 * (p0 * (1 - p0))); se <- sqrt(drop(t(g) %*% V %*% g))
  list(estimate = unbox(mean(p1) - mean(p0)), se = unbox(se), z = unbox((mean(p1) - mean(p0)) / se))
}
arm <- function(d) d$arm; base <- function(d) d$base; crp <- function(d) d$crp; female <- function(d) d$female; stratum <- function(d) as.numeric(d$stratum == 2)
above <- function(d) as.numeric(exp(d$crp) > 5); thirds <- function(d) floor(3 * (rank(d$crp) - 1) / nrow(d)); product <- function(f) function(d) f(d) * d$arm
trial <- function(d) {
  high <- d[exp(d$crp) > 5, ]
  list(risk = analyse(d, "any", list(base, arm), "risk"), odds = analyse(d, "any", list(base, arm)), `odds-firth` = analyse(d, "any", list(base, arm), "odds", TRUE),
    `risk-final` = analyse(d, "final", list(base, stratum, crp, arm), "risk"), `risk-locf` = analyse(d, "carried", list(female, arm), "risk", TRUE),
    `odds-crude` = analyse(d, "remits", list(arm)), `odds-crp>5` = analyse(high, "any", list(arm)), `firth-crp>5` = analyse(high, "any", list(arm), "odds", TRUE),
    `ln-crp` = analyse(d, "any", list(base, crp, arm, product(crp))), `above-5` = analyse(d, "any", list(female, above, arm, product(above)), "odds", TRUE),
    thirds = analyse(d, "remits", list(base, thirds, arm, product(thirds))))
}
trials <- lapply(split(all, all$replicate), trial)
cat(toJSON(list(`made-by` = unbox(paste0("simulated-trials.R, ", R.version.string)), agreement = unbox("approximate: see the test's tolerances"), trials = unname(trials)),
  digits = NA, pretty = 1, null = "null"))
