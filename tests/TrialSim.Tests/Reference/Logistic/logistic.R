# Writes logistic.json: logistic regressions of made-up patients, plain and with Firth's penalty, by Newton's method in R, the limits of
# profile likelihoods by uniroot from the estimates at the neighbouring value, so that no search starts far from its end.
#   Rscript tests/TrialSim.Tests/Reference/Logistic/logistic.R > tests/TrialSim.Tests/Reference/Logistic/logistic.json
suppressMessages(library(jsonlite))
n <- 70; i <- seq_len(n); part <- function(s) (i * sqrt(s)) %% 1
d <- data.frame(arm = ifelse(part(2) < 0.5, "drug", "placebo"), sex = ifelse(part(3) < 0.4, "M", "F"), site = c("a", "b", "c")[1 + floor(3 * part(5))],
  base = round(14 + 22 * part(7), 1), crp = round(exp(3 * part(11) - 1), 2))
d$y <- as.numeric(part(13) < plogis(1.5 - 0.12 * d$base + 0.9 * (d$arm == "drug") + 0.4 * log(d$crp)))
d$rare <- as.numeric(d$y == 1 & !(d$sex == "M" & d$arm == "drug")) # no event among men on the drug
d$arm <- factor(d$arm, levels = c("placebo", "drug"))
loglik <- function(X, y, b, firth) {
  eta <- drop(X %*% b); w <- plogis(eta) * plogis(-eta)
  sum(ifelse(y == 1, plogis(eta, log.p = TRUE), plogis(-eta, log.p = TRUE))) + if (firth) 0.5 * as.numeric(determinant(crossprod(X * w, X))$modulus) else 0
}
climb <- function(X, y, b, firth, fixed = 0) { # fixed: number of the coefficient that stays as it is
  free <- setdiff(seq_along(b), fixed)
  for (step in 1:150) {
    p <- drop(plogis(X %*% b)); w <- p * (1 - p); I <- crossprod(X * w, X)
    h <- if (firth) w * rowSums((X %*% solve(I)) * X) else 0
    s <- solve(I[free, free, drop = FALSE], crossprod(X[, free, drop = FALSE], y - p + h * (0.5 - p)))
    t <- 1; here <- loglik(X, y, b, firth); to <- function(t) { b[free] <- b[free] + t * drop(s); b }
    while (!isTRUE(loglik(X, y, to(t), firth) > here - 1e-12) && t > 1e-9) t <- t / 2
    b <- to(t)
    if (max(abs(s)) < 1e-15 * max(1, abs(b))) break
  }
  b
}
fit <- function(formula, firth, conf) {
  f <- as.formula(formula); X <- model.matrix(f, d); y <- model.response(model.frame(f, d))
  b <- climb(X, y, rep(0, ncol(X)), firth); top <- loglik(X, y, b, firth)
  p <- drop(plogis(X %*% b)); w <- p * (1 - p); V <- solve(crossprod(X * w, X)); h <- w * rowSums((X %*% V) * X)
  profile <- function(j) {
    near <- b
    fall <- function(v) { near[j] <<- v; near <<- climb(X, y, near, firth, j); 2 * (top - loglik(X, y, near, firth)) }
    limit <- function(side) {
      near <<- b; far <- 0
      while (fall(b[j] + side * (far + 0.25 * sqrt(V[j, j]))) < qchisq(conf, 1)) far <- far + 0.25 * sqrt(V[j, j])
      uniroot(function(v) fall(v) - qchisq(conf, 1), sort(b[j] + side * (far + c(0, 0.25 * sqrt(V[j, j])))), tol = 1e-14)$root
    }
    ends <- c(limit(-1), limit(1)); near <<- b
    for (v in seq(b[j], 0, length.out = 20)) chi <- fall(v)
    c(ends, chi)
  }
  k <- t(vapply(seq_along(b), profile, c(0, 0, 0)))
  A <- solve(crossprod(X * (w * (1 + h)), X)); H3 <- V %*% crossprod(X * ((y - p) / (1 - h))) %*% V; H0 <- V %*% crossprod(X * (y - p)) %*% V
  list(formula = unbox(formula), firth = unbox(firth), confidence = unbox(conf), loglik = unbox(top), terms = colnames(X), estimate = b, se = sqrt(diag(V)),
    se_augmented = sqrt(diag(A)), se_HC0 = sqrt(diag(H0)), se_HC3 = sqrt(diag(H3)), lower = k[, 1], upper = k[, 2], chi2_at_0 = k[, 3])
}
cases <- list(fit("y ~ base + arm", FALSE, 0.95), fit("y ~ arm * base + sex", FALSE, 0.9), fit("y ~ site + log(crp) * arm + I(base^2)", FALSE, 0.99), fit("y ~ arm - 1", FALSE, 0.95),
  fit("y ~ arm * base + sex", TRUE, 0.95), fit("rare ~ arm * sex + base", TRUE, 0.95), fit("y ~ site + log(crp) * arm", TRUE, 0.8))
cat(toJSON(list(`made-by` = unbox(paste0("logistic.R, ", R.version.string)), data = as.list(lapply(d, function(v) if (is.factor(v)) as.character(v) else v)), cases = cases), digits = NA, pretty = 0))
