# Writes plans.json: powers and sizes by R's own functions or by integration and enumeration that no other file repeats.
#   Rscript tests/TrialSim.Tests/Reference/Power/plans.R > tests/TrialSim.Tests/Reference/Power/plans.json
row <- function(...) { v <- list(...); paste0("    {", paste(sprintf('"%s": "%s"', names(v), sapply(v, function(x) if (is.numeric(x)) sprintf("%.17g", x) else x)), collapse = ", "), "}") }
section <- function(name, rows) sprintf('  "%s": [\n%s\n  ]', name, paste(rows, collapse = ",\n"))

# power.t.test: each kind, both sides, each quantity sought once or more
t_case <- function(...) {
  a <- list(...); r <- do.call(power.t.test, c(a, strict = TRUE, tol = 1e-13))
  row(n = r$n, delta = r$delta, sd = r$sd, alpha = r$sig.level, power = r$power,
      type = if (is.null(a$type)) "two.sample" else a$type, alternative = if (is.null(a$alternative)) "two.sided" else a$alternative)
}
t_cases <- c(
  t_case(delta = 1.7, sd = 5.5, sig.level = 0.05, power = 0.9), t_case(delta = 4, sd = 3, sig.level = 0.01, power = 0.8, type = "one.sample"),
  t_case(delta = 6, sd = 3, sig.level = 0.05, power = 0.7, type = "paired"), t_case(delta = 2, sd = 3, sig.level = 0.025, power = 0.8, alternative = "one.sided"),
  t_case(n = 12, sd = 4, sig.level = 0.1, power = 0.85, type = "paired"), t_case(n = 47, sd = 2, sig.level = 0.025, power = 0.6, alternative = "one.sided"),
  t_case(n = 25, delta = 3, sd = NULL, sig.level = 0.05, power = 0.8), t_case(n = 25, delta = 3, sd = 4, sig.level = NULL, power = 0.8),
  t_case(n = 25, delta = 3, sd = 4, sig.level = NULL, power = 0.8, type = "one.sample", alternative = "one.sided"))

# power.prop.test
p_case <- function(...) { a <- list(...); r <- do.call(power.prop.test, c(a, tol = 1e-13)); row(n = r$n, p1 = r$p1, p2 = r$p2, alpha = r$sig.level, power = r$power, sides = if (r$alternative == "one.sided") 1 else 2) }
p_cases <- c(
  p_case(p1 = 0.15, p2 = 0.3, power = 0.9, sig.level = 0.01), p_case(p1 = 0.5, p2 = 0.45, power = 0.8, sig.level = 0.025, alternative = "one.sided"),
  p_case(n = 70, p1 = 0.35, power = 0.8, sig.level = 0.05), p_case(n = 40, p1 = 0.1, power = 0.9, sig.level = 0.025, alternative = "one.sided"),
  p_case(n = 60, p1 = 0.2, p2 = 0.4, power = 0.75, sig.level = NULL), p_case(n = 60, p1 = 0.7, p2 = 0.4))

# power of F by integration over the numerator's noncentral chi-square given the denominator
f_power <- function(u, v, l, alpha) {
  q <- qf(alpha, u, v, lower.tail = FALSE)
  f <- function(s) pchisq(q * u * s / v, u, ncp = l, lower.tail = FALSE) * dchisq(s, v)
  k <- qchisq(c(1e-15, 1e-6, 0.01, 0.5, 0.99, 1 - 1e-6), v); k <- c(k, qchisq(1e-15, v, lower.tail = FALSE))
  sum(mapply(function(a, b) integrate(f, a, b, rel.tol = 1e-12)$value, head(k, -1), k[-1]))
}
f_cases <- apply(expand.grid(u = c(1, 3, 8), v = c(6, 55.5, 400), f2 = c(0.02, 0.2), alpha = c(0.01, 0.1)), 1, function(g)
  row(u = g[["u"]], v = g[["v"]], f2 = g[["f2"]], alpha = g[["alpha"]], power = f_power(g[["u"]], g[["v"]], g[["f2"]] * (g[["u"]] + g[["v"]] + 1), g[["alpha"]])))

# ANCOVA with one random normal covariate: by integration over the covariate's imbalance d = (m1 - m0) / root(SSW), t distributed:
# Var(effect) = s^2 (1/n1 + 1/n0) (1 + T^2 / (N - 2)), T being t with N - 2 degrees of freedom
ancova <- function(n1, n0, d, sd, rho, alpha) {
  df <- n1 + n0 - 3; tc <- qt(alpha / 2, df, lower.tail = FALSE); shift <- d / (sd * sqrt(1 - rho^2) * sqrt(1 / n1 + 1 / n0))
  f <- function(x) sapply(x, function(t) { k <- shift / sqrt(1 + t^2 / (n1 + n0 - 2)); (pt(tc, df, k, lower.tail = FALSE) + pt(-tc, df, k)) * dt(t, n1 + n0 - 2) })
  2 * (integrate(f, 0, 2, rel.tol = 1e-11)$value + integrate(f, 2, 10, rel.tol = 1e-11)$value + integrate(f, 10, Inf, rel.tol = 1e-11)$value)
}
ancova_cases <- apply(expand.grid(n1 = c(6, 25), n0 = c(8, 40), rho = c(0.3, 0.75), alpha = c(0.05)), 1, function(g)
  row(n1 = g[["n1"]], n0 = g[["n0"]], difference = 4, sd = 6, rho = g[["rho"]], alpha = g[["alpha"]], power = ancova(g[["n1"]], g[["n0"]], 4, 6, g[["rho"]], g[["alpha"]])))

# exact power: every table tested by fisher.test and chisq.test
exact <- function(n1, n2, p1, p2, alpha) {
  fisher <- pearson <- 0
  for (a in 0:n1) for (b in 0:n2) {
    w <- dbinom(a, n1, p1) * dbinom(b, n2, p2); m <- matrix(c(a, n1 - a, b, n2 - b), 2)
    if (fisher.test(m)$p.value <= alpha) fisher <- fisher + w
    if (a + b > 0 && a + b < n1 + n2 && suppressWarnings(chisq.test(m, correct = FALSE)$p.value) <= alpha) pearson <- pearson + w
  }
  row(n1 = n1, n2 = n2, p1 = p1, p2 = p2, alpha = alpha, fisher = fisher, pearson = pearson)
}
exact_cases <- c(exact(5, 9, 0.9, 0.2, 0.05), exact(17, 12, 0.3, 0.65, 0.1), exact(20, 20, 0.5, 0.5, 0.01))

# variance of the last visit's difference by generalised least squares on the expected numbers of patients with each last visit
visits <- 4; R <- outer(1:visits, 1:visits, function(i, j) 0.6^abs(i - j) * 0.9 + 0.1)
gls <- function(retention) {
  leaving <- retention - c(retention[-1], 0); information <- matrix(0, visits, visits)
  for (j in seq_len(visits)) { Z <- diag(visits)[seq_len(j), , drop = FALSE]; information <- information + leaving[j] * t(Z) %*% solve(R[seq_len(j), seq_len(j), drop = FALSE], Z) }
  solve(information)[visits, visits]
}
retention <- list(c(1, 0.9, 0.85, 0.7), c(0.95, 0.95, 0.6, 0.6))
mmrm_cases <- sapply(retention, function(r) row(r1 = r[1], r2 = r[2], r3 = r[3], r4 = r[4], inflation = gls(r)))

cat(sprintf('{\n  "made-by": "plans.R, %s",\n  "agreement": "approximate; each test states its tolerance and why",\n', R.version.string))
cat(paste(c(section("t", t_cases), section("proportions", p_cases), section("f", f_cases), section("ancova", ancova_cases),
            section("exact", exact_cases), section("retention", mmrm_cases)), collapse = ",\n")); cat("\n}\n")
