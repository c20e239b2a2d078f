# Kaplan-Meier, log-rank and Cox on the lung data. Run: Rscript survival.R
source("cases.R")
suppressPackageStartupMessages(library(survival))
lung <- read_data("lung"); sexes <- list(sex = c("1", "2")); d <- factored(lung, sexes); at <- c(50, 180, 365, 700)

curve <- function(f, k, group) {
  part <- if (is.null(group)) d else d[d$sex == group, ]
  e <- NULL
  for (type in c("log", "log-log", "plain")) {
    s <- survfit(Surv(time, death) ~ 1, part, conf.type = type); z <- summary(s, times = at); name <- gsub("-", "_", type)
    if (is.null(e)) {
      m <- summary(s, rmean = 700)$table; q <- quantile(s, c(0.25, 0.5, 0.75), conf.int = FALSE)
      e <- list(n = s$n, events = sum(s$n.event), at_times = lapply(seq_along(at), function(i) list(time = at[i], n_risk = z$n.risk[i], survival = z$surv[i], se_greenwood = z$std.err[i])),
        quartiles = lapply(1:3, function(i) list(prob = c(0.25, 0.5, 0.75)[i], time = q[[i]])), restricted_mean = m[["rmean"]], restricted_mean_se = m[["se(rmean)"]], tau = 700,
        nelson_aalen_at_times = numbers(sapply(at, function(t) sum((s$n.event / s$n.risk)[s$time <= t]))))
    }
    e[[paste0("ci_", name)]] <- lapply(seq_along(at), function(i) list(time = at[i], ci_lower = z$lower[i], ci_upper = z$upper[i]))
    e[[paste0("median_ci_", name)]] <- numbers(summary(s)$table[c("0.95LCL", "0.95UCL")])
  }
  e
}

logrank_case <- function(id, formula, options, keep = NULL) {
  part <- if (is.null(keep)) d else d[d$ph.ecog %in% keep$ph.ecog, ]
  s <- survdiff(as.formula(formula), part, rho = options$rho); sum_of <- function(m) if (is.matrix(m)) rowSums(m) else m
  obs <- sum_of(s$obs); ex <- sum_of(s$exp)
  case(id, "logrank", data = data_file("lung", levels = sexes, keep = keep), options = options, r_call = sprintf("survdiff(%s, rho = %g)", formula, options$rho),
    expected = list(observed = numbers(obs), expected = numbers(ex), chi2 = s$chisq, df = length(obs) - 1, p = pchisq(s$chisq, length(obs) - 1, lower.tail = FALSE), covariance_of_O_minus_E = unname(s$var)))
}

cox_case <- function(id, terms, options, extra = "") {
  f <- coxph(as.formula(paste("Surv(time, death) ~", terms, extra)), d, ties = options$ties, control = coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 100))
  b <- coef(f); se <- sqrt(diag(f$var)); z <- qnorm((1 + options$confidence) / 2); s <- summary(f)
  case(id, "cox", data = data_file("lung", levels = sexes), options = options, r_call = sprintf("coxph(Surv(time, death) ~ %s %s, ties = '%s', eps = 1e-13)", terms, extra, options$ties),
    expected = list(n = f$n, events = f$nevent, loglik_null = f$loglik[1], loglik = f$loglik[2],
      coefficients = lapply(seq_along(b), function(j) list(term = names(b)[j], estimate = b[[j]], se = se[j], z = b[[j]] / se[j], p = 2 * pnorm(-abs(b[[j]] / se[j])), hr = exp(b[[j]]), hr_lower = exp(b[[j]] - z * se[j]), hr_upper = exp(b[[j]] + z * se[j]))),
      lr_chi2 = s$logtest[[1]], lr_df = s$logtest[[2]], lr_p = s$logtest[[3]], score_chi2 = s$sctest[[1]], score_p = s$sctest[[3]], vcov = unname(f$var)), rel = 1e-7, abs = 1e-9)
}

timed <- function(...) c(list(time = "time", event = "death == 1"), list(...))
write_cases("survival", "Kaplan-Meier, log-rank and Cox", "survival", list(
  case("km-lung-sex", "kaplan_meier", data = data_file("lung", levels = sexes), options = timed(group = "sex", confidence = 0.95), r_call = "survfit(Surv(time, death) ~ sex, conf.type = 'log', 'log-log', 'plain')",
    expected = list("1" = curve(f, 1, "1"), "2" = curve(f, 2, "2"))),
  logrank_case("logrank-lung", "Surv(time, death) ~ sex", timed(group = "sex", strata = "none", rho = 0)),
  logrank_case("logrank-lung-strata", "Surv(time, death) ~ sex + strata(inst)", timed(group = "sex", strata = list("inst"), rho = 0)),
  logrank_case("peto-lung", "Surv(time, death) ~ sex", timed(group = "sex", strata = "none", rho = 1)),
  logrank_case("logrank-lung-3-groups", "Surv(time, death) ~ ph.ecog", timed(group = "ph.ecog", strata = "none", rho = 0), keep = list(ph.ecog = c("0", "1", "2"))),
  cox_case("cox-lung", "sex + age + ph.ecog", timed(terms = "sex + age + ph.ecog", ties = "efron", strata = "none", cluster = "none", confidence = 0.95)),
  cox_case("cox-lung-breslow-interaction", "sex * age", timed(terms = "sex * age", ties = "breslow", strata = "none", cluster = "none", confidence = 0.9)),
  cox_case("cox-lung-strata", "sex + age", timed(terms = "sex + age", ties = "efron", strata = list("ph.ecog"), cluster = "none", confidence = 0.95), "+ strata(ph.ecog)")))
