# Logistic regression on the birthwt data. Run: Rscript logistic.R
source("cases.R")
b <- read_data("birthwt")
tight <- glm.control(epsilon = 1e-14, maxit = 100)

deviance_profile <- function(f, X, y, j, level) { # where the profile deviance has risen by the chi-square quantile
  target <- f$deviance + qchisq(level, 1)
  rise <- function(v) glm.fit(X[, -j, drop = FALSE], y, offset = X[, j] * v, family = binomial(), control = tight)$deviance - target
  se <- sqrt(diag(vcov(f)))[j]; centre <- coef(f)[j]
  c(uniroot(rise, c(centre - 6 * se, centre), tol = 1e-11)$root, uniroot(rise, c(centre, centre + 6 * se), tol = 1e-11)$root)
}

logistic_case <- function(id, formula, levels, level) {
  d <- factored(b, levels)
  f <- glm(as.formula(formula), binomial, d, control = tight); f <- glm(as.formula(formula), binomial, d, control = tight, start = coef(f)) # weights of the last step
  s <- coef(summary(f)); z <- qnorm((1 + level) / 2); X <- model.matrix(f); y <- f$y; one <- drop1(f, test = "LRT")[-1, ]
  profile <- t(sapply(seq_along(coef(f)), function(j) deviance_profile(f, X, y, j, level)))
  robust <- sqrt(diag(sandwich::vcovHC(f, "HC0")))
  case(id, "logistic_regression", data = data_file("birthwt", levels = levels), options = list(formula = formula, confidence = level),
       r_call = sprintf("glm(%s, binomial, epsilon = 1e-14); drop1(test = 'LRT'); profile deviance by uniroot; sandwich::vcovHC 'HC0'", formula),
       expected = list(n = nobs(f), deviance = f$deviance, null_deviance = f$null.deviance, loglik = as.numeric(logLik(f)), aic = AIC(f),
         coefficients = lapply(rownames(s), function(t) list(term = t, estimate = s[t, 1], se = s[t, 2], z = s[t, 3], p = s[t, 4], ci_lower = s[t, 1] - z * s[t, 2], ci_upper = s[t, 1] + z * s[t, 2])),
         likelihood_ratio_tests_drop_one = lapply(rownames(one), function(t) list(term = t, df = one[t, "Df"], chi2 = one[t, "LRT"], p = one[t, "Pr(>Chi)"])),
         profile_likelihood_ci = lapply(seq_along(coef(f)), function(j) list(term = names(coef(f))[j], ci_lower = profile[j, 1], ci_upper = profile[j, 2])),
         robust_se_HC0 = as.list(robust)), rel = 1e-7, abs = 1e-9, by_field = list(profile_likelihood_ci = within(1e-6, 1e-8)))
}

poisson_case <- function(id, formula, level) {
  f <- glm(as.formula(formula), poisson, b, control = tight); f <- glm(as.formula(formula), poisson, b, control = tight, start = coef(f))
  se <- sqrt(diag(sandwich::vcovHC(f, "HC0"))); z <- qnorm((1 + level) / 2)
  case(id, "modified_poisson_relative_risk", data = data_file("birthwt"), options = list(formula = formula, confidence = level),
       r_call = sprintf("glm(%s, poisson); sandwich::vcovHC 'HC0'", formula),
       expected = list(coefficients = lapply(names(coef(f)), function(t) { e <- coef(f)[[t]]
         list(term = t, log_rr = e, robust_se = se[[t]], z = e / se[[t]], p = 2 * pnorm(-abs(e / se[[t]])), rr = exp(e), rr_lower = exp(e - z * se[[t]]), rr_upper = exp(e + z * se[[t]])) })), rel = 1e-8)
}

write_cases("logistic", "Logistic regression and modified Poisson relative risks", c("stats", "sandwich"), list(
  logistic_case("logit-birthwt", "low ~ age + lwt + race + smoke + ptl + ht + ui", list(race = c("1", "2", "3")), 0.95),
  logistic_case("logit-birthwt-interaction-90", "low ~ smoke * log(lwt)", list(smoke = c("0", "1")), 0.9),
  poisson_case("relative-risk-birthwt", "low ~ smoke + lwt + ht", 0.9)))
