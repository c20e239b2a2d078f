# Linear mixed models on the sleepstudy and orthodont data. Run: Rscript lmm.R
source("cases.R")
suppressPackageStartupMessages(library(lmerTest))
tight <- lme4::lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-12, maxfun = 1e5), calc.derivs = FALSE)

mixed_case <- function(id, data, levels, formula, reml) {
  d <- factored(read_data(data), levels); level <- 0.95
  f <- lmerTest::lmer(as.formula(formula), d, REML = reml, control = tight)
  s <- coef(summary(f, ddf = "Satterthwaite")); q <- qt((1 + level) / 2, s[, "df"]); v <- as.data.frame(lme4::VarCorr(f))
  e <- list(n_observations = nobs(f), n_groups = as.integer(lme4::ngrps(f))[1], loglik = as.numeric(logLik(f)), minus2_loglik = -2 * as.numeric(logLik(f)),
    fixed_effects_satterthwaite = lapply(rownames(s), function(t) list(term = t, estimate = s[t, 1], se = s[t, 2], df = s[t, "df"], t = s[t, "t value"], p = s[t, 5],
      ci_lower = s[t, 1] - q[[which(rownames(s) == t)]] * s[t, 2], ci_upper = s[t, 1] + q[[which(rownames(s) == t)]] * s[t, 2])),
    variance_components = lapply(seq_len(nrow(v)), function(i) list(group = v$grp[i], term_1 = if (is.na(v$var1[i])) "" else v$var1[i], term_2 = if (is.na(v$var2[i])) "" else v$var2[i],
      variance_or_covariance = v$vcov[i], sd_or_correlation = v$sdcor[i])),
    fixed_effects_vcov = unname(as.matrix(vcov(f))))
  if (reml) {
    k <- coef(summary(f, ddf = "Kenward-Roger"))
    e$fixed_effects_kenward_roger <- lapply(rownames(k), function(t) list(term = t, estimate = k[t, 1], se = k[t, 2], df = k[t, "df"], t = k[t, "t value"], p = k[t, 5]))
    e$fixed_effects_vcov_kenward_roger <- unname(as.matrix(pbkrtest::vcovAdj(f)))
  }
  case(id, "linear_mixed_model", data = data_file(data, levels = levels),
    options = list(formula = formula, likelihood = if (reml) "REML" else "ML", confidence = level, random_effects_syntax = "(terms | group): correlated random effects per group"),
    r_call = sprintf("lmerTest::lmer(%s, REML = %s, bobyqa, rhoend = 1e-12); pbkrtest::vcovAdj", formula, reml), expected = e, rel = 1e-5, abs = 1e-6,
    by_field = list(df = within(1e-4, 1e-6), p = within(1e-3, 1e-12), loglik = within(1e-9, 1e-7), minus2_loglik = within(1e-9, 1e-7)))
}

sex <- list(Sex = c("Male", "Female"))
write_cases("lmm", "Random intercept and slope models", c("lme4", "lmerTest", "pbkrtest"), list(
  mixed_case("sleepstudy-random-slope", "sleepstudy", NULL, "Reaction ~ Days + (Days | Subject)", TRUE),
  mixed_case("sleepstudy-random-intercept", "sleepstudy", NULL, "Reaction ~ Days + (1 | Subject)", TRUE),
  mixed_case("sleepstudy-random-slope-ml", "sleepstudy", NULL, "Reaction ~ Days + (Days | Subject)", FALSE),
  mixed_case("orthodont-random-slope", "orthodont", sex, "distance ~ age * Sex + (age | Subject)", TRUE),
  mixed_case("orthodont-random-intercept", "orthodont", sex, "distance ~ age * Sex + (1 | Subject)", TRUE)))
