# Effects in a set of patients, outside it, and their difference, by lm; and the same drawn together by DerSimonian and Laird's
# variance between the two, in the general form for k estimates. R 4.2.2. Writes claimed-effects.json.
library(jsonlite)
options(digits = 17)
set.seed(20130101)
case <- function(n, inside, effect_in, effect_out, sd) {
  member <- as.integer(seq_len(n) <= inside)
  arm <- rep_len(c(1L, 0L), n)
  change <- round(rnorm(n, -8 + arm * ifelse(member == 1, effect_in, effect_out), sd), 1)
  own <- summary(lm(change ~ arm, subset = member == 1))
  other <- summary(lm(change ~ arm, subset = member == 0))
  cells <- lm(change ~ factor(arm) * factor(member))
  s2 <- summary(cells)$sigma^2
  both <- summary(cells)$coefficients[4, ]
  d <- c(own$coefficients[2, 1], other$coefficients[2, 1])
  v <- s2 * c(sum(1 / table(arm[member == 1])), sum(1 / table(arm[member == 0])))
  w <- 1 / v
  centre <- sum(w * d) / sum(w)
  tau2 <- max(0, (sum(w * (d - centre)^2) - (length(d) - 1)) / (sum(w) - sum(w^2) / sum(w)))
  b <- tau2 / (tau2 + v)
  shrunk <- b * d + (1 - b) * centre
  list(member = member, arm = arm, change = change,
       inside = own$coefficients[2, 1], inside_se = own$coefficients[2, 2],
       outside = other$coefficients[2, 1], outside_se = other$coefficients[2, 2],
       enhanced = unname(both[1]), enhanced_se = unname(both[2]),
       shrunk_inside = shrunk[1], shrunk_outside = shrunk[2],
       shrunk_inside_var = b[1] * v[1] + (1 - b[1])^2 / sum(w), kept = b[1])
}
cases <- list(case(60, 22, -6, 3, 7), case(60, 22, -1, 0, 7), case(40, 12, -9, 6, 5), case(24, 8, 2, -2, 4), case(30, 15, -3, -3, 6))
writeLines(toJSON(list("made-by" = "claimed-effects.R, R 4.2.2, stats::lm", cases = cases), auto_unbox = TRUE, digits = NA, pretty = TRUE), "claimed-effects.json")
