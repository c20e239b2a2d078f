# Followed biomarkers and adverse events of 32 simulated trials, analysed from the exported patients alone.
# To repeat: trialsim cohort visits-scenario.json --replicates 32 > cohort.csv
#            Rscript visits.R cohort.csv > visits.json
suppressMessages(library(jsonlite))
D <- read.csv(commandArgs(TRUE)[1], check.names = FALSE)
change <- function(d, marker, week, keep = TRUE) {
  d$y <- log(d[[paste0(marker, "-week-", week)]]); d$x <- log(d[[paste0(marker, "-baseline")]]); d$arm1 <- d$arm == "drug"
  fit <- lm(y ~ x + arm1, d[keep, ])
  s <- summary(fit)$coefficients["arm1TRUE", ]
  list(estimate = s[[1]], se = s[[2]], df = fit$df.residual, p = s[[4]])
}
risk <- function(d, column, test) {
  with <- d[[paste0("events-", column)]] > 0; arm <- d$arm == "drug"
  n1 <- sum(arm); n0 <- sum(!arm); r1 <- sum(with & arm); r0 <- sum(with & !arm); p1 <- r1 / n1; p0 <- r0 / n0
  list(estimate = p1 - p0, se = sqrt(p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0), df = NA, p = test(matrix(c(r1, n1 - r1, r0, n0 - r0), 2)))
}
chi <- function(correct) function(m) suppressWarnings(chisq.test(m, correct = correct)$p.value)
exact <- function(m) fisher.test(m)$p.value
logistic <- function(d) {
  s <- summary(glm((`events-any` > 0) ~ sex + I(arm == "drug"), binomial, d, control = glm.control(epsilon = 1e-14)))$coefficients
  s <- s[nrow(s), ]
  list(estimate = s[[1]], se = s[[2]], df = NA, p = s[[4]])
}
out <- lapply(split(D, D$replicate), function(d) {
  one <- change(d, "sil-6r", 12); one$p <- if (one$estimate < 0) one$p / 2 else 1 - one$p / 2
  list(crp = change(d, "crp", 12), `crp-responders` = change(d, "crp", 4, d$`response-any-visit` == 1), tnf = change(d, "tnf", 8), `sil-6r` = one,
    any = risk(d, "any", chi(FALSE)), `reaction-yates` = risk(d, "infusion-reaction", chi(TRUE)),
    `reaction-fisher` = risk(d, "infusion-reaction", exact), serious = risk(d, "serious", exact), `any-logistic` = logistic(d))
})
figures <- list(
  `crp-mean` = mean(sapply(split(D, D$replicate), function(d) mean(d$`crp-week-4`[d$arm == "drug"], na.rm = TRUE))),
  `crp-sd` = sqrt(mean(sapply(split(D, D$replicate), function(d) var(d$`crp-week-4`[d$arm == "drug"], na.rm = TRUE)))),
  `tnf-geometric-mean` = exp(mean(sapply(split(D, D$replicate), function(d) mean(log(d$`tnf-week-8`[d$arm == "placebo"]), na.rm = TRUE)))),
  `tnf-ratio` = exp(mean(sapply(split(D, D$replicate), function(d) mean(log(d$`tnf-week-8` / d$`tnf-baseline`)[d$arm == "placebo"], na.rm = TRUE)))),
  `any-per-patient` = mean(sapply(split(D, D$replicate), function(d) mean(d$`events-any`[d$arm == "drug"]))),
  `any-difference` = mean(sapply(split(D, D$replicate), function(d) mean(d$`events-any`[d$arm == "drug"] > 0) - mean(d$`events-any`[d$arm == "placebo"] > 0))),
  stopped = mean(sapply(split(D, D$replicate), function(d) mean(d$`stopped-by-event`[d$arm == "placebo"]))))
cat(toJSON(list(`made-by` = paste("visits.R,", R.version.string), trials = unname(out), figures = figures), auto_unbox = TRUE, digits = NA, na = "null", pretty = TRUE), "\n")
