# Linear models on the birthwt, toothgrowth and orthodont data. Run: Rscript linear_model.R
source("cases.R")

coefficient_rows <- function(f, level) {
  s <- coef(summary(f)); i <- confint(f, level = level)
  lapply(rownames(s), function(t) list(term = t, estimate = s[t, 1], se = s[t, 2], df = f$df.residual, t = s[t, 3], p = s[t, 4], ci_lower = i[t, 1], ci_upper = i[t, 2]))
}

robust_rows <- function(f, type) {
  se <- sqrt(diag(sandwich::vcovHC(f, type = type))); b <- coef(f)
  lapply(names(b), function(t) list(term = t, estimate = b[[t]], se = se[[t]], df = f$df.residual, t = b[[t]] / se[[t]], p = 2 * pt(-abs(b[[t]] / se[[t]]), f$df.residual)))
}

model_case <- function(id, data, levels, formula, level, spec = NULL, weights = "equal") {
  d <- factored(read_data(data), levels)
  f <- lm(as.formula(formula), d); s <- summary(f); one <- drop1(f, . ~ ., test = "F")[-1, ]
  e <- list(n = nobs(f), df_residual = f$df.residual, sigma = s$sigma, r_squared = s$r.squared, adj_r_squared = s$adj.r.squared, rss = deviance(f),
            loglik = as.numeric(logLik(f)), aic = AIC(f), bic = BIC(f), F_overall = s$fstatistic[[1]],
            coefficients = coefficient_rows(f, level),
            drop_one_term_F_tests = lapply(rownames(one), function(t) list(term = t, df1 = one[t, "Df"], df2 = f$df.residual, F = one[t, "F value"], p = one[t, "Pr(>F)"])))
  for (type in c("HC0", "HC1", "HC2", "HC3")) e[[paste0("robust_", type)]] <- robust_rows(f, type)
  o <- list(formula = formula, contrasts = "treatment (reference = first level)", confidence = level)
  if (!is.null(spec)) {
    o$ls_means <- list(spec = spec, other_factors = weights, covariates = "held at the mean over the analysed rows")
    g <- emmeans::emmeans(f, as.formula(paste("~", spec)), weights = weights)
    by <- trimws(strsplit(spec, "[|+]")[[1]])
    m <- as.data.frame(summary(g, level = level)); p <- as.data.frame(summary(pairs(g, reverse = TRUE), infer = TRUE, level = level, adjust = "none"))
    e$ls_means <- lapply(seq_len(nrow(m)), function(i) c(lapply(m[i, by, drop = FALSE], as.character), list(estimate = m$emmean[i], se = m$SE[i], df = m$df[i], ci_lower = m$lower.CL[i], ci_upper = m$upper.CL[i])))
    e$ls_mean_differences <- lapply(seq_len(nrow(p)), function(i) c(list(contrast = as.character(p$contrast[i])), lapply(p[i, by[-1], drop = FALSE], as.character),
      list(estimate = p$estimate[i], se = p$SE[i], df = p$df[i], t = p$t.ratio[i], p = p$p.value[i], ci_lower = p$lower.CL[i], ci_upper = p$upper.CL[i])))
  }
  case(id, "linear_model", data = data_file(data, levels = levels), options = o, r_call = sprintf("lm(%s); drop1; sandwich::vcovHC; emmeans", formula), expected = e, abs = 1e-11)
}

o <- factored(read_data("orthodont"), list(Sex = c("Male", "Female")))
f <- lm(distance ~ age * Sex, o)
se <- function(cadjust, type) sqrt(diag(sandwich::vcovCL(f, cluster = o$Subject, type = type, cadjust = cadjust)))
write_cases("linear_model", "Ordinary least squares: coefficients, F tests, LS means, robust standard errors", c("stats", "sandwich", "emmeans"), list(
  model_case("ols-birthwt", "birthwt", list(race = c("1", "2", "3")), "bwt ~ age + lwt + race + smoke + ptl + ht + ui", 0.9, "race"),
  model_case("ols-birthwt-interaction", "birthwt", list(race = c("1", "2", "3"), smoke = c("0", "1")), "bwt ~ smoke * race + log(lwt)", 0.95, "smoke | race"),
  model_case("anova-toothgrowth", "toothgrowth", list(supp = c("OJ", "VC"), dose = c("0.5", "1", "2")), "len ~ supp * dose", 0.95, "supp | dose"),
  model_case("polynomial-toothgrowth", "toothgrowth", list(supp = c("OJ", "VC")), "len ~ supp + dose + I(dose^2)", 0.95),
  model_case("ancova-anorexia-proportional", "anorexia", list(Treat = c("Cont", "CBT", "FT")), "Postwt ~ Prewt + Treat", 0.95, "Treat", "proportional"),
  case("cluster-orthodont", "linear_model_cluster_robust", data = data_file("orthodont", levels = list(Sex = c("Male", "Female"))),
       options = list(formula = "distance ~ age * Sex", cluster = "Subject"), r_call = "sandwich::vcovCL(lm(distance ~ age * Sex), cluster = Subject, type = 'HC1'; 'HC0' without adjustment)",
       expected = list(coefficients = lapply(names(coef(f)), function(t) list(term = t, estimate = coef(f)[[t]], se_CR1 = se(TRUE, "HC1")[[t]], se_CR0 = se(FALSE, "HC0")[[t]]))), rel = 1e-8)))
