# Writes ls-means.json: least squares means by R's emmeans, of models of ToothGrowth with made-up factors and covariates.
#   Rscript tests/TrialSim.Tests/Reference/LinearModels/ls-means.R > tests/TrialSim.Tests/Reference/LinearModels/ls-means.json
suppressMessages({ library(emmeans); library(jsonlite) })
d <- ToothGrowth
d$dose <- factor(d$dose)
d$grade <- c("a-1", "b+x", "c d")[1 + (seq_len(60) * 7) %% 11 %% 3]
d$male <- (seq_len(60) * 5) %% 7 %% 2
d$code <- c(1, 4, 9)[1 + (seq_len(60) * 3) %% 10 %% 3]
d$crp <- round(exp(sin(seq_len(60))) * 3, 3)
case <- function(formula, spec, weights = "equal", at = NULL) {
  f <- lm(as.formula(formula), d)
  em <- if (is.null(at)) emmeans(f, as.formula(paste("~", spec)), weights = weights) else emmeans(f, as.formula(paste("~", spec)), weights = weights, at = at)
  m <- as.data.frame(summary(em)); keys <- setdiff(names(m), c("emmean", "SE", "df", "lower.CL", "upper.CL"))
  p <- as.data.frame(summary(pairs(em, reverse = TRUE, adjust = "none"))); by <- setdiff(names(p), c("contrast", "estimate", "SE", "df", "t.ratio", "p.value"))
  list(formula = formula, spec = spec, weights = weights, at = at,
    means = data.frame(levels = apply(m[keys], 1, function(r) paste(trimws(r), collapse = " ")), estimate = m$emmean, se = m$SE),
    differences = data.frame(contrast = as.character(p$contrast), by = if (length(by)) apply(p[by], 1, function(r) paste(trimws(r), collapse = " ")) else "", estimate = p$estimate, se = p$SE))
}
cases <- list(
  case("len ~ supp * dose + grade + male", "supp | dose"), case("len ~ supp * dose + grade + male", "supp * dose"),
  case("len ~ supp * dose + grade + male", "dose | supp"), case("len ~ supp * dose + grade + male", "grade"),
  case("len ~ supp * dose + grade + male", "male"), case("len ~ supp * dose + grade + male", "dose", "proportional"),
  case("len ~ supp * male + dose * grade", "supp", "proportional"), case("len ~ supp * male + dose * grade", "supp"),
  case("len ~ supp * male + dose * grade", "supp | male + grade"), case("len ~ supp * log(crp) + dose", "supp"),
  case("len ~ supp * log(crp) + dose", "supp | crp", at = list(crp = c(1, 5, 12))), case("len ~ supp * log(crp) + dose", "dose", at = list(crp = c(1, 5, 12))),
  case("len ~ supp * log(crp) + dose * male", "supp", "proportional", at = list(crp = c(2, 10))),
  case("len ~ supp * log(crp) + dose * male", "supp", "proportional", at = list(male = c(0.25, 0.75))),
  case("len ~ supp + I(crp^2) + crp", "supp"), case("len ~ supp + factor(code) * crp", "code"), case("len ~ supp + factor(code) * crp", "supp | code", "proportional"),
  case("len ~ supp + code", "supp"))
cat(toJSON(list(`made-by` = unbox(paste0("ls-means.R, ", R.version.string, ", emmeans ", packageVersion("emmeans"))), data = as.list(lapply(d, function(v) if (is.factor(v)) as.character(v) else v)), cases = cases), digits = NA, pretty = 1, auto_unbox = FALSE))
