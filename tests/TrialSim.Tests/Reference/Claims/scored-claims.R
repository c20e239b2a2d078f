# Claims of two thousand trials of raison-2013, made and scored from the exported patients. R 4.2.2, stats. To repeat, with the rules of
# ScoredClaimTests.cs added to the scenario:
#   trialsim cohort raison-2013-rules.json --replicates 2000 --seed 5 > cohort.csv
#   Rscript scored-claims.R cohort.csv > scored-claims.json
# What is true of patients above 5 mg/L (the mean effect on recorded scores) is an input: the test takes it from the run.
library(jsonlite)
trial <- function(x) {
  y <- x[x$completed == 1, ]
  y$drug <- as.integer(y$arm == "infliximab")
  y$change <- y$`hamd-12` - y$`hamd-0`
  y$high <- y$`ln-crp-baseline` > log(5)
  h <- y[y$high, ]
  difference <- function(z) mean(z$change[z$drug == 1]) - mean(z$change[z$drug == 0])
  arms <- table(factor(h$drug, 0:1))
  own <- lm(change ~ drug, h)
  s2 <- summary(lm(change ~ factor(drug) * factor(high), y))$sigma^2
  v <- s2 * c(sum(1 / arms), sum(1 / table(y$drug[!y$high])))
  d <- c(difference(h), difference(y[!y$high, ]))
  w <- 1 / v
  centre <- sum(w * d) / sum(w)
  tau2 <- max(0, (sum(w * (d - centre)^2) - 1) / (sum(w) - sum(w^2) / sum(w)))
  b <- tau2 / (tau2 + v[1])
  interaction <- summary(lm(change ~ drug * `ln-crp-baseline` + `hamd-0`, y))$coefficients["drug:`ln-crp-baseline`", ]
  data.frame(welch = if (min(arms) < 2) NA else t.test(change ~ drug, h)$p.value,
             ancova = summary(lm(change ~ drug + `hamd-0`, y))$coefficients["drug", 4],
             interaction = interaction[4], slope = interaction[1], effect = d[1], outside = d[2],
             se = summary(own)$coefficients[2, 2], df = own$df.residual, shrunken = b * d[1] + (1 - b) * centre)
}
cohort <- read.csv(commandArgs(TRUE)[1], check.names = FALSE)
r <- do.call(rbind, lapply(split(cohort, cohort$replicate), trial))
alone <- !is.na(r$welch) & r$welch < 0.05
gate <- r$interaction < 0.05
sign_of_claim <- ifelse(r$effect < 0, -1, 1)
writeLines(toJSON(list(
  "made-by" = "scored-claims.R, R 4.2.2, stats::lm, stats::t.test",
  claimed = mean(alone), wrong_direction = mean(alone & r$effect > 0), without_overall = mean(alone & r$ancova >= 0.05), gate = mean(gate),
  gate_effect = mean(ifelse(r$slope < 0, -1, 1)[gate] * (r$effect - r$outside)[gate]),
  naive_effect = mean((sign_of_claim * r$effect)[alone]), shrunken_effect = mean((sign_of_claim * r$shrunken)[alone]),
  claims = list(effect = r$effect[alone], se = r$se[alone], df = r$df[alone], shrunken = r$shrunken[alone])
), auto_unbox = TRUE, digits = NA, pretty = FALSE))
