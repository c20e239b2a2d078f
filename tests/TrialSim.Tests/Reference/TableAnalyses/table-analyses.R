# Numbers for TableAnalysisTests.cs: R's own answers to the plans beside this script, from the data files that ship with trialsim.
# Run in this folder: Rscript table-analyses.R > table-analyses.json
suppressMessages({library(survival); library(pROC); library(lmerTest); library(nlme); library(emmeans); library(jsonlite); library(coin)})
data_of <- function(name) read.csv(file.path("../../../../src/TrialSim.Cli/Qualifying/data", paste0(name, ".csv")))
rows <- list()
add <- function(of, analysis, measure, term, ...) # no argument begins with p, which R would take for "p ="
  rows[[length(rows) + 1]] <<- c(list(plan = of, analysis = analysis, measure = measure, term = term), lapply(list(...), unname))

# anorexia: linear model with least squares means, t tests, rank sums
d <- data_of("anorexia")
d$Treat <- factor(d$Treat, levels = c("Cont", "CBT", "FT"))
fit <- lm(Postwt ~ Prewt * Treat, d)
table <- summary(fit)$coefficients
limits <- confint(fit)
for (t in rownames(table)) add("anorexia", "model", "coefficient", t, estimate = table[t, 1], se = table[t, 2], df = fit$df.residual,
  statistic = table[t, 3], p = table[t, 4], lower = limits[t, 1], upper = limits[t, 2])
drop <- drop1(fit, . ~ ., test = "F")
for (t in rownames(drop)[-1]) add("anorexia", "model", "F test of the term", t, df = drop[t, "Df"], ddf = fit$df.residual, statistic = drop[t, "F value"], p = drop[t, "Pr(>F)"])
means <- summary(emmeans(fit, "Treat"), infer = c(TRUE, TRUE))
for (i in 1:3) add("anorexia", "model", "least squares mean", paste("Treat", means$Treat[i]), estimate = means$emmean[i], se = means$SE[i],
  lower = means$lower.CL[i], upper = means$upper.CL[i])
two <- subset(d, Treat != "FT")
two$gain <- two$Postwt - two$Prewt
x <- two$Postwt[two$Treat == "CBT"]; y <- two$Postwt[two$Treat == "Cont"]
welch <- t.test(x, y)
add("anorexia", "welch", "difference in means", "CBT - Cont", estimate = mean(x) - mean(y), se = welch$stderr, df = welch$parameter, statistic = welch$statistic,
  p = welch$p.value, lower = welch$conf.int[1], upper = welch$conf.int[2])
less <- t.test(x, y, var.equal = TRUE, alternative = "greater", conf.level = 0.9)
add("anorexia", "pooled", "difference in means", "CBT - Cont", statistic = less$statistic, df = less$parameter, p = less$p.value, lower = less$conf.int[1], upper = "Infinity")
w <- wilcox.test(x, y, exact = FALSE, conf.int = TRUE, tol.root = 1e-12)
add("anorexia", "wilcoxon", "shift", "CBT - Cont", estimate = w$estimate, statistic = w$statistic, p = w$p.value, lower = w$conf.int[1], upper = w$conf.int[2])

# birthwt: 2 x 2 tables, strata, logistic model
b <- data_of("birthwt")
counts <- table(b$smoke, b$low)[2:1, 2:1]
pearson <- chisq.test(counts, correct = FALSE); yates <- chisq.test(counts)
add("birthwt", "table", "test of equal risks", "Pearson's chi-square", statistic = pearson$statistic, p = pearson$p.value, df = 1)
add("birthwt", "table", "test of equal risks", "with Yates's correction", statistic = yates$statistic, p = yates$p.value, df = 1)
add("birthwt", "table", "test of equal risks", "Fisher's exact", p = fisher.test(counts)$p.value)
risk <- counts[, 1] / rowSums(counts)
wald <- qnorm(0.975) * sqrt(sum(risk * (1 - risk) / rowSums(counts)))
add("birthwt", "table", "risk difference", "1 - 0 (Wald)", estimate = risk[1] - risk[2], lower = risk[1] - risk[2] - wald, upper = risk[1] - risk[2] + wald)
odds <- counts[1, 1] * counts[2, 2] / (counts[1, 2] * counts[2, 1])
width <- qnorm(0.975) * sqrt(sum(1 / counts))
add("birthwt", "table", "odds ratio", "1 / 0 (log Wald)", estimate = odds, lower = odds * exp(-width), upper = odds * exp(width))
strata <- table(b$smoke, b$low, b$race)[2:1, 2:1, ]
cmh <- mantelhaen.test(strata, correct = FALSE); corrected <- mantelhaen.test(strata)
add("birthwt", "strata", "test of no association", "Cochran-Mantel-Haenszel", statistic = cmh$statistic, p = cmh$p.value)
add("birthwt", "strata", "test of no association", "with continuity correction", statistic = corrected$statistic, p = corrected$p.value)
add("birthwt", "strata", "common odds ratio", "1 / 0 (Mantel-Haenszel)", estimate = cmh$estimate, lower = cmh$conf.int[1], upper = cmh$conf.int[2])
b$race <- factor(b$race)
glm1 <- glm(low ~ age + race + smoke, binomial, b, control = list(epsilon = 1e-14))
glm1 <- glm(low ~ age + race + smoke, binomial, b, start = coef(glm1), control = list(epsilon = 1e-14))
table <- summary(glm1)$coefficients
for (t in rownames(table)) add("birthwt", "logistic", "log odds ratio", t, estimate = table[t, 1], se = table[t, 2], statistic = table[t, 3], p = table[t, 4],
  lower = table[t, 1] - qnorm(0.975) * table[t, 2], upper = table[t, 1] + qnorm(0.975) * table[t, 2])
lr <- drop1(glm1, test = "LRT")
for (t in rownames(lr)[-1]) add("birthwt", "logistic", "likelihood ratio test of the term", t, df = lr[t, "Df"], statistic = lr[t, "LRT"], p = lr[t, "Pr(>Chi)"])
g <- transform(b, smoke = 1); h <- transform(b, smoke = 0)
add("birthwt", "logistic", "standardized risk", "1", estimate = mean(predict(glm1, g, type = "response")))
add("birthwt", "logistic", "standardized risk", "0", estimate = mean(predict(glm1, h, type = "response")))
b$score <- ave(b$bwt, b$race, FUN = function(v) rank(v) / (length(v) + 1))
elteren <- independence_test(score ~ factor(smoke, levels = 1:0) | race, b)
add("birthwt", "elteren", NA, "1 - 0", statistic = statistic(elteren), p = pvalue(elteren))

# lung: survival
l <- data_of("lung")
l$sex <- factor(l$sex)
km <- survfit(Surv(time, death) ~ sex, l)
medians <- quantile(km, 0.5)
for (i in 1:2) add("lung", "curves", "time by which a share has had the event", paste0(i, ", 50%"), estimate = medians$quantile[i], lower = medians$lower[i], upper = medians$upper[i])
at <- summary(km, times = 310)
for (i in 1:2) add("lung", "curves", "share without the event", paste0(i, ", time 310"), estimate = at$surv[i], se = at$std.err[i], lower = at$lower[i], upper = at$upper[i])
lr <- survdiff(Surv(time, death) ~ sex + strata(ph.ecog), l)
add("lung", "log-rank", "test of equal hazards", "1 = 2", df = 1, statistic = lr$chisq, p = pchisq(lr$chisq, 1, lower.tail = FALSE))
cox <- coxph(Surv(time, death) ~ sex + age, l, control = coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 50))
table <- summary(cox)$coefficients
ratios <- summary(cox)$conf.int
for (t in rownames(table)) {
  add("lung", "cox", "log hazard ratio", t, estimate = table[t, 1], se = table[t, 3], statistic = table[t, 4], p = table[t, 5])
  add("lung", "cox", "hazard ratio", t, estimate = ratios[t, 1], lower = ratios[t, 3], upper = ratios[t, 4])
}
add("lung", "cox", "test of all coefficients", "likelihood ratio", df = 2, statistic = summary(cox)$logtest[1], p = summary(cox)$logtest[3])
z <- cox.zph(cox)$table
add("lung", "cox", "score test of proportional hazards", "all terms", df = 2, statistic = z["GLOBAL", 1], p = z["GLOBAL", 3])

# aSAH: markers
s <- data_of("aSAH")
r1 <- roc(s$outcome, s$s100b, levels = c("Good", "Poor"), direction = "<"); r2 <- roc(s$outcome, s$ndka, levels = c("Good", "Poor"), direction = "<")
for (r in list(list("s100b", r1), list("ndka", r2))) {
  interval <- ci.auc(r[[2]])
  add("aSAH", "markers", "area under the curve", r[[1]], estimate = as.numeric(auc(r[[2]])), se = sqrt(var(r[[2]])), lower = interval[1], upper = interval[3])
}
pair <- roc.test(r1, r2, paired = TRUE, method = "delong")
add("aSAH", "markers", "difference of areas, paired", "s100b - ndka", statistic = pair$statistic, p = pair$p.value)
best <- coords(r1, "best", ret = c("threshold", "sensitivity", "specificity"))
add("aSAH", "markers", "best cut-off by Youden", paste0("s100b > ", best$threshold), estimate = best$threshold)
add("aSAH", "markers", "best cut-off by Youden", paste0("s100b > ", best$threshold, ": sensitivity"), estimate = best$sensitivity)
add("aSAH", "markers", "best cut-off by Youden", paste0("s100b > ", best$threshold, ": specificity"), estimate = best$specificity)

for (m in list(c("pearson", "Pearson's r"), c("spearman", "Spearman's rho"), c("kendall", "Kendall's tau-b"))) {
  k <- suppressWarnings(cor.test(s$s100b, s$ndka, method = m[1]))
  own <- list("aSAH", "correlation", m[2], "s100b, ndka", estimate = k$estimate, statistic = k$statistic, p = k$p.value)
  if (m[1] == "pearson") own <- c(own, df = unname(k$parameter), lower = k$conf.int[1], upper = k$conf.int[2])
  do.call(add, own)
}

# sleepstudy and orthodont: mixed models
p <- data_of("sleepstudy")
mixed <- lmer(Reaction ~ Days + (1 | Subject), p, control = lmerControl(optCtrl = list(xtol_rel = 1e-14, ftol_abs = 1e-14)))
table <- coef(summary(mixed)); kr <- coef(summary(mixed, ddf = "Kenward-Roger"))
for (t in rownames(table)) {
  add("sleepstudy", "intercepts", "fixed effect", t, estimate = table[t, 1], se = table[t, 2], df = table[t, 3], statistic = table[t, 4], p = table[t, 5])
  add("sleepstudy", "kenward-roger", "fixed effect", t, estimate = kr[t, 1], se = kr[t, 2], df = kr[t, 3], statistic = kr[t, 4], p = kr[t, 5])
}
o <- data_of("orthodont")
o$visit <- factor(o$age); o$Sex <- factor(o$Sex, levels = c("Male", "Female"))
gls1 <- gls(distance ~ Sex * visit, o, correlation = corCompSymm(form = ~ 1 | Subject), control = glsControl(tolerance = 1e-12, msTol = 1e-14, maxIter = 500, msMaxIter = 500))
table <- summary(gls1)$tTable
for (t in rownames(table)) add("orthodont", "mmrm", "fixed effect", sub("visit", "age", t), estimate = table[t, 1], se = table[t, 2])

cat(toJSON(list(`made-by` = paste("table-analyses.R,", R.version.string), rows = rows), auto_unbox = TRUE, digits = NA, na = "null", pretty = TRUE), "\n")
