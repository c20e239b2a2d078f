# Repeated measures on the orthodont data. nlme::gls gives the fit; Satterthwaite's degrees of freedom and the Kenward-Roger covariance
# (linear in the covariance parameters) are computed here from their definitions, with numerical second derivatives of the restricted
# likelihood for the information. Run: Rscript mmrm.R
source("cases.R")
o <- factored(read_data("orthodont"), list(Sex = c("Male", "Female"), age = c("8", "10", "12", "14")))
o <- o[order(o$Subject, o$age), ]
X <- model.matrix(~ Sex * age, o); y <- o$distance; n <- length(y); p <- ncol(X); J <- 4; N <- n / J
blocks <- split(seq_len(n), o$Subject)

structure_of <- list( # parameters that are linear in the covariance matrix, so that second derivatives of the matrix vanish
  us = list(names = 10, basis = { k <- which(lower.tri(diag(J), TRUE), arr.ind = TRUE); lapply(seq_len(nrow(k)), function(i) { E <- matrix(0, J, J); E[k[i, 1], k[i, 2]] <- E[k[i, 2], k[i, 1]] <- 1; E }) }),
  cs = list(names = 2, basis = list(diag(J), matrix(1, J, J) - diag(J))))

sigma <- function(theta, basis) Reduce(`+`, Map(`*`, theta, basis))
fit_at <- function(S) {
  W <- solve(S); A <- matrix(0, p, p); b <- numeric(p)
  for (i in blocks) { Xi <- X[i, ]; A <- A + t(Xi) %*% W %*% Xi; b <- b + t(Xi) %*% W %*% y[i] }
  beta <- solve(A, b); quad <- sum(sapply(blocks, function(i) { r <- y[i] - X[i, ] %*% beta; t(r) %*% W %*% r }))
  list(W = W, A = A, beta = drop(beta), loglik = drop(-0.5 * (N * determinant(S)$modulus + determinant(A)$modulus + quad + (n - p) * log(2 * pi))))
}
gradient <- function(theta, basis) {
  f <- fit_at(sigma(theta, basis)); W <- f$W; Phi <- solve(f$A)
  sapply(basis, function(V) { P <- matrix(0, p, p); q <- 0
    for (i in blocks) { Xi <- X[i, ]; u <- W %*% (y[i] - Xi %*% f$beta); P <- P + t(Xi) %*% W %*% V %*% W %*% Xi; q <- q + t(u) %*% V %*% u }
    drop(-0.5 * (N * sum(W * V) - sum(Phi * P)) + 0.5 * q) })
}
hessian <- function(theta, basis) { # central differences of the analytic gradient, extrapolated (Richardson)
  d <- function(h) sapply(seq_along(theta), function(k) { e <- replace(numeric(length(theta)), k, h); (gradient(theta + e, basis) - gradient(theta - e, basis)) / (2 * h) })
  H <- (4 * d(2e-4) - d(4e-4)) / 3; (H + t(H)) / 2
}

mmrm_case <- function(id, kind, level, adjusted) {
  basis <- structure_of[[kind]]$basis
  g <- if (kind == "us") nlme::gls(distance ~ Sex * age, o, correlation = nlme::corSymm(form = ~ as.integer(age) | Subject), weights = nlme::varIdent(form = ~ 1 | age), control = nlme::glsControl(tolerance = 1e-12, msTol = 1e-12))
       else nlme::gls(distance ~ Sex * age, o, correlation = nlme::corCompSymm(form = ~ 1 | Subject), control = nlme::glsControl(tolerance = 1e-12, msTol = 1e-12))
  S <- matrix(nlme::getVarCov(g, individual = o$Subject[1]), J)
  theta <- sapply(basis, function(V) { k <- which(V == 1)[1]; S[k] })
  for (step in 1:6) theta <- theta - solve(hessian(theta, basis), gradient(theta, basis)) # gls stops early: Newton to the end
  S <- sigma(theta, basis); f <- fit_at(S); W <- f$W; Phi <- solve(f$A); C <- solve(-hessian(theta, basis))
  P <- lapply(basis, function(V) -Reduce(`+`, lapply(blocks, function(i) t(X[i, ]) %*% W %*% V %*% W %*% X[i, ])))
  Q <- function(k, l) Reduce(`+`, lapply(blocks, function(i) t(X[i, ]) %*% W %*% basis[[k]] %*% W %*% basis[[l]] %*% W %*% X[i, ]))
  U <- matrix(0, p, p)
  for (k in seq_along(basis)) for (l in seq_along(basis)) U <- U + C[k, l] * (Q(k, l) - P[[k]] %*% Phi %*% P[[l]])
  PhiA <- Phi + 2 * Phi %*% U %*% Phi
  V <- if (adjusted) PhiA else Phi
  row <- function(L) { v <- drop(t(L) %*% Phi %*% L); s <- sapply(P, function(Pk) drop(-t(L) %*% Phi %*% Pk %*% Phi %*% L)); df <- 2 * v^2 / drop(t(s) %*% C %*% s)
    e <- sum(L * f$beta); se <- sqrt(drop(t(L) %*% V %*% L)); q <- qt((1 + level) / 2, df); list(e = e, se = se, df = df, t = e / se, p = 2 * pt(-abs(e / se), df), lo = e - q * se, hi = e + q * se) }
  full <- function(r) list(estimate = r$e, se = r$se, df = r$df, t = r$t, p = r$p, ci_lower = r$lo, ci_upper = r$hi)
  grid <- expand.grid(Sex = levels(o$Sex), age = levels(o$age)); G <- model.matrix(~ Sex * age, grid); K <- length(basis)
  e <- list(n_observations = n, n_subjects = N, n_fixed_effects = p, n_covariance_parameters = K, loglik = f$loglik, minus2_loglik = -2 * f$loglik,
    aic = -2 * f$loglik + 2 * K, bic = -2 * f$loglik + K * log(N), fixed_effects = lapply(seq_len(p), function(j) c(list(term = colnames(X)[j]), full(row(as.numeric(seq_len(p) == j))))),
    visits = levels(o$age), covariance = list(all = S), fixed_effects_vcov_model_based = unname(Phi))
  if (adjusted) e$fixed_effects_vcov_adjusted <- unname(PhiA)
  e$ls_means <- lapply(seq_len(nrow(grid)), function(i) { r <- row(G[i, ]); list(Sex = as.character(grid$Sex[i]), age = as.character(grid$age[i]), estimate = r$e, se = r$se, df = r$df, ci_lower = r$lo, ci_upper = r$hi) })
  e$ls_mean_differences <- lapply(levels(o$age), function(a) c(list(contrast = "Female - Male", age = a), full(row(G[grid$age == a & grid$Sex == "Female", ] - G[grid$age == a & grid$Sex == "Male", ]))))
  case(id, "mmrm", data = data_file("orthodont", levels = list(Sex = c("Male", "Female"), age = c("8", "10", "12", "14"))),
    options = list(response = "distance", fixed_effects = "Sex * age", visit = "age", subject = "Subject", covariance_structure = kind, covariance_groups = "none", likelihood = "REML",
      df_method = if (adjusted) "Kenward-Roger" else "Satterthwaite", coefficient_covariance = if (adjusted) "Kenward-Roger-Linear" else "Asymptotic", confidence = level,
      ls_means = list(spec = "Sex | age", other_factors = "equal", covariates = "mean over analysed rows (rows with observed response)")),
    r_call = "nlme::gls, polished by Newton steps on the restricted likelihood; Satterthwaite and Kenward-Roger (linear) from their definitions in mmrm.R",
    expected = e, rel = 1e-6, abs = 1e-7, by_field = list(loglik = within(1e-9, 1e-7), minus2_loglik = within(1e-9, 1e-7)))
}

write_cases("mmrm", "Mixed model for repeated measures: unstructured and compound symmetry, Satterthwaite and Kenward-Roger", c("nlme"), list(
  mmrm_case("orthodont-us-satterthwaite", "us", 0.95, FALSE), mmrm_case("orthodont-us-kenward-roger", "us", 0.95, TRUE),
  mmrm_case("orthodont-cs-satterthwaite-90", "cs", 0.9, FALSE), mmrm_case("orthodont-cs-kenward-roger", "cs", 0.95, TRUE)))
