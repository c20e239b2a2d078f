# Survival curves, log-rank tests and Cox models by R, as expected values for Statistics/Survival.
#   Rscript survival.R > survival.json
suppressMessages({ library(survival); library(jsonlite) })
set.seed(20250302)
clean <- function(x) lapply(as.numeric(x), function(v) if (is.nan(v) || is.na(v)) NULL else if (is.infinite(v)) ifelse(v > 0, "Inf", "-Inf") else v)
control <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100)

trial <- function(i) {
  n <- c(9, 20, 35, 50, 50, 70)[i]
  d <- data.frame(arm = rep(0:1, length.out = n), x = round(rnorm(n), 3), s = sample(0:1, n, TRUE), cluster = sample(0:(n %/% 4), n, TRUE))
  t <- rexp(n, exp(0.5 * d$x - 0.4 * d$arm)) * 10; c <- if (i == 2) rep(1e6, n) else runif(n, 2, 25)
  d$time <- pmin(t, c); d$event <- as.integer(t <= c)
  d$time <- if (i %in% c(3, 4)) ceiling(d$time) else if (i == 5) ceiling(d$time / 4) else round(d$time, 6) # 3, 4 tied; 5 heavily
  d
}
curve <- function(d) {
  at <- c(min(d$time) / 2, unname(quantile(d$time, c(0.2, 0.5, 0.9), type = 1)), max(d$time), max(d$time) + 1)
  s <- lapply(c("log", "log-log", "plain", "logit", "arcsin"), function(ct) survfit(Surv(time, event) ~ 1, d, conf.type = ct, conf.int = 0.9))
  m <- lapply(s, summary, times = at, extend = TRUE); tau <- max(d$time) * 0.8
  tab <- summary(s[[1]], rmean = tau)$table
  list(times = at, n_risk = m[[1]]$n.risk, survival = m[[1]]$surv, se = clean(m[[1]]$std.err), hazard = m[[1]]$cumhaz,
       lower = lapply(m, function(z) clean(z$lower)), upper = lapply(m, function(z) clean(z$upper)),
       median = lapply(s, function(z) { q <- quantile(z, 0.5); clean(c(q$quantile, q$lower, q$upper)) }),
       quartile = clean(quantile(s[[1]], 0.25)$quantile), horizon = tau, mean = unname(tab["rmean"]), mean_se = unname(tab["se(rmean)"]))
}
logrank <- function(d, f, rho) { s <- survdiff(f, d, rho = rho); sum1 <- function(z) if (is.matrix(z)) rowSums(z) else z
  list(rho = rho, stratified = length(all.vars(f)) > 3, chi2 = s$chisq, observed = sum1(s$obs), expected = sum1(s$exp), variance = s$var[2, 2]) }
cox <- function(d, ties, strata, robust) {
  f <- as.formula(paste("Surv(time, event) ~ arm + x", if (strata) "+ strata(s)", if (robust) "+ cluster(cluster)")); warned <- FALSE
  fit <- withCallingHandlers(coxph(f, d, ties = ties, control = control), warning = function(w) { warned <<- grepl("may be infinite", conditionMessage(w)); invokeRestart("muffleWarning") })
  if (warned) return(list(ties = ties, stratified = strata, robust = robust, monotone = TRUE, loglik = fit$loglik, score = unname(fit$score)))
  z <- if (ties != "exact" && !robust) cox.zph(fit, transform = "km")$table[, 1]
  r <- if (ties != "exact" && !robust) cox.zph(fit, transform = "rank")$table[, 1]
  b <- if (ties != "exact" && !strata) basehaz(fit, centered = FALSE)
  list(ties = ties, stratified = strata, robust = robust, monotone = FALSE, coefficients = unname(coef(fit)), covariance = unname(vcov(fit)), loglik = fit$loglik, score = unname(fit$score), wald = unname(fit$wald.test),
       zph_km = unname(z), zph_rank = unname(r), hazard = if (!is.null(b)) list(times = b$time, values = b$hazard))
}
trials <- lapply(1:6, function(i) { d <- trial(i)
  ties <- if (i == 2) "efron" else c("efron", "breslow", "exact")
  list(data = d, curve = curve(d),
       logrank = c(lapply(c(0, 1, 0.5), function(r) logrank(d, Surv(time, event) ~ arm, r)), list(logrank(d, Surv(time, event) ~ arm + strata(s), 0))),
       cox = c(lapply(ties, cox, d = d, strata = FALSE, robust = FALSE), if (i > 1) list(cox(d, "efron", TRUE, FALSE), cox(d, "efron", FALSE, TRUE), cox(d, "breslow", TRUE, TRUE)))) })
cat(toJSON(list(`made-by` = paste("survival.R,", R.version.string, "survival", as.character(packageVersion("survival"))), agreement = "approximate; the tests state their tolerances and why", trials = trials),
  dataframe = "columns", digits = I(16), auto_unbox = TRUE, null = "null", pretty = 0), "\n")
