# Linear models with correlated visits by nlme::gls, and the random-intercept model by lmerTest, which is compound symmetry where the
# correlation is positive: log likelihood, coefficients, standard errors, standard deviations and correlations, degrees of freedom.
#
#   Rscript gls.R > gls.json
#
# Data: Orthodont (nlme) with visits taken out by a rule, ChickWeight (R) up to day 10 with the chicks that died.
# gls optimises a profiled likelihood that is flat to rounding within about 1e-7 of the maximum; lmerTest differentiates numerically.

suppressMessages({library(nlme); library(lmerTest); library(jsonlite)})

ortho <- data.frame(Orthodont)
ortho$subject <- as.character(ortho$Subject)
ortho$number <- as.integer(factor(ortho$subject))
ortho$visit <- match(ortho$age, c(8, 10, 12, 14))
ortho <- ortho[(ortho$number * 7 + ortho$visit * 3) %% 5 != 0, ]
ortho$weight <- 1 + (ortho$number * ortho$visit) %% 3
ortho <- ortho[order(ortho$subject, ortho$visit), ]
ortho$Sex <- as.character(ortho$Sex)

chicks <- data.frame(ChickWeight)
chicks <- chicks[chicks$Time <= 10, ]
chicks$subject <- as.character(chicks$Chick)
chicks$visit <- match(chicks$Time, sort(unique(chicks$Time)))
chicks$Diet <- paste0("D", chicks$Diet)
chicks$Day <- sprintf("d%02d", chicks$Time)
chicks <- chicks[order(chicks$subject, chicks$visit), ]

correlations <- list(
  us = function() corSymm(form = ~ visit | subject), cs = function() corCompSymm(form = ~ 1 | subject),
  csh = function() corCompSymm(form = ~ 1 | subject), ar1 = function() corAR1(form = ~ visit | subject), ar1h = function() corAR1(form = ~ visit | subject))

run <- function(name, data, columns, formula, visit, structure, method, weights = NULL) {
  variances <- if (structure %in% c("us", "csh", "ar1h")) varIdent(form = ~ 1 | visit) else if (!is.null(weights)) varFixed(as.formula(sprintf("~ I(1 / %s)", weights)))
  fit <- gls(as.formula(formula), data = data, correlation = correlations[[structure]](), weights = variances, method = method,
             control = glsControl(tolerance = 1e-13, msTol = 1e-15, maxIter = 1000, msMaxIter = 1000, opt = "nlminb"))
  out <- list(name = name, formula = formula, visit = visit, structure = structure, likelihood = method, weights = weights,
              data = as.list(data[, columns]), loglik = as.numeric(logLik(fit)), terms = names(coef(fit)), estimate = unname(coef(fit)),
              se = unname(sqrt(diag(fit$varBeta))))
  if (structure == "cs" && is.null(weights)) {
    mixed <- lmer(as.formula(paste(formula, "+ (1 | subject)")), data = data, REML = method == "REML",
                  control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-11)))
    out$mixed_loglik <- as.numeric(logLik(mixed))
    out$mixed_se <- unname(sqrt(diag(as.matrix(vcov(mixed)))))
    if (method == "REML") out$df <- unname(summary(mixed)$coefficients[, "df"])
  }
  out
}

cases <- list()
for (structure in names(correlations)) for (method in c("REML", "ML")) {
  cases <- c(cases, list(
    run(paste("orthodont", structure, method), ortho, c("subject", "visit", "age", "Sex", "distance"), "distance ~ Sex * age", "visit", structure, method),
    run(paste("chicks", structure, method), chicks, c("subject", "visit", "Diet", "Day", "weight"), "weight ~ Diet * Day", "visit", structure, method)))
}
cases <- c(cases, list(
  run("orthodont weighted cs", ortho, c("subject", "visit", "age", "Sex", "distance", "weight"), "distance ~ Sex + age", "visit", "cs", "REML", "weight"),
  run("orthodont weighted ar1", ortho, c("subject", "visit", "age", "Sex", "distance", "weight"), "distance ~ Sex + age", "visit", "ar1", "REML", "weight")))

cat(toJSON(list(`made-by` = sprintf("gls.R, %s, nlme %s, lme4 %s, lmerTest %s", R.version.string, packageVersion("nlme"), packageVersion("lme4"), packageVersion("lmerTest")),
                cases = cases), auto_unbox = TRUE, digits = 15, null = "null"), "\n")
