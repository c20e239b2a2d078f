# Reference numbers for mixed models that the shared cases do not hold: variances on the boundary, crossed and nested groups,
# uncorrelated effects, random effects of a factor, unbalanced designs. Data from lme4 and nlme.
# Run: Rscript mixed-models.R > mixed-models.json
suppressMessages({library(lme4); library(lmerTest); library(pbkrtest); library(jsonlite)})
control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10, maxfun = 1e5), check.conv.singular = "ignore")
# Newton steps on the deviance where the optimum is inside; on the boundary bobyqa's own end
polish <- function(formula, data, reml) {
  f <- lmerTest::lmer(formula, data, REML = reml, control = control)
  parts <- lFormula(formula, data, REML = reml)
  deviance <- do.call(mkLmerDevfun, parts)
  theta <- getME(f, "theta")
  if (all(theta[getME(f, "lower") == 0] > 1e-4)) {
    for (k in 1:4) theta <- theta - solve(numDeriv::hessian(deviance, theta), numDeriv::grad(deviance, theta))
    deviance(theta)
    opt <- list(par = theta, fval = deviance(theta), feval = 1, conv = 0, message = "")
    g <- mkMerMod(environment(deviance), opt, parts$reTrms, fr = parts$fr, mc = f@call)
    f <- lmerTest::as_lmerModLmerTest(g)
  }
  f@call <- as.call(list(quote(lmer), formula, data = quote(data), REML = reml)) # what pbkrtest evaluates anew
  f
}
case <- function(name, formula, data, reml = TRUE, singular = FALSE) {
  assign("formula", as.formula(formula), envir = globalenv()); assign("data", data, envir = globalenv()); assign("reml", reml, envir = globalenv())
  f <- polish(formula, data, reml)
  stopifnot(isSingular(f, tol = 1e-5) == singular)
  s <- summary(f, ddf = "Satterthwaite")$coefficients
  v <- as.data.frame(VarCorr(f))
  result <- list(name = name, formula = paste(deparse(formula, width.cutoff = 500), collapse = ""), reml = reml, singular = singular, data = as.list(data),
    loglik = as.numeric(logLik(f)), terms = rownames(s), estimate = s[, 1], se = s[, 2], df = s[, 3],
    variances = v$vcov, ranef = as.vector(t(as.matrix(ranef(f)[[1]]))))
  a <- as.data.frame(anova(f, type = 3))
  if (nrow(a) > 0) result <- c(result, list(test = rownames(a), num_df = a$NumDF, den_df = a$DenDF, F = a[["F value"]]))
  if (reml && !singular) {
    k <- summary(f, ddf = "Kenward-Roger")$coefficients
    result <- c(result, list(kr_se = k[, 2], kr_df = k[, 3]))
    q <- nrow(s)
    if (q > 2) { L <- cbind(0, diag(q - 1)); kr <- KRmodcomp(f, L); result <- c(result, list(kr_F = kr$test["Ftest", "stat"], kr_ddf = kr$test["Ftest", "ddf"])) }
  }
  result
}
text <- function(d) { for (n in names(d)) if (is.factor(d[[n]])) d[[n]] <- as.character(d[[n]]); as.data.frame(d) }
oats <- text(nlme::Oats[-c(3, 17, 40, 55, 56), ]); oats$rate <- paste0("N", oats$nitro)
machines <- text(nlme::Machines)
sleep <- text(lme4::sleepstudy)
teeth <- text(nlme::Orthodont); few <- sleep[sleep$Subject %in% c("308", "309", "310", "330", "331", "332"), ]
late <- text(lme4::sleepstudy); set.seed(1); level <- (as.numeric(factor(late$Subject)) - 9.5) / 5
late$Reaction <- 250 + 10 * late$Days + 8 * level * (late$Days + 3) + round(rnorm(180, 0, 20), 2)
cases <- list(
  case("zero variance", Yield ~ 1 + (1 | Batch), text(lme4::Dyestuff2), singular = TRUE),
  case("zero variance, full likelihood", Yield ~ 1 + (1 | Batch), text(lme4::Dyestuff2), reml = FALSE, singular = TRUE),
  case("crossed groups", diameter ~ 1 + (1 | plate) + (1 | sample), text(lme4::Penicillin)),
  case("nested groups", strength ~ 1 + (1 | batch/cask), text(lme4::Pastes[, c("strength", "batch", "cask")])),
  case("split plot, unbalanced, factors", yield ~ rate * Variety + (1 | Block/Variety), oats),
  case("split plot, unbalanced, covariate", yield ~ nitro * Variety + (1 | Block/Variety), oats),
  case("random effects of a factor", score ~ Machine + (Machine | Worker), machines),
  case("uncorrelated effects", Reaction ~ Days + (Days || Subject), sleep),
  case("few groups, full likelihood", Reaction ~ Days + (1 | Subject), few, reml = FALSE),
  case("correlation on the boundary", Reaction ~ Days + (Days | Subject), late, singular = TRUE))
out <- list(`made-by` = paste("mixed-models.R,", R.version.string), packages = lapply(c(lme4 = "lme4", lmerTest = "lmerTest", pbkrtest = "pbkrtest", nlme = "nlme"), function(p) as.character(packageVersion(p))), cases = lapply(cases, function(x) lapply(x, function(y) if (is.numeric(y)) unname(y) else y)))
cat(toJSON(out, digits = NA, auto_unbox = TRUE), "\n")
