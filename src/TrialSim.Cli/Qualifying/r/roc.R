# ROC curves on the aSAH data. Run: Rscript roc.R
source("cases.R")
suppressPackageStartupMessages(library(pROC))
d <- factored(read_data("aSAH"), list(outcome = c("Good", "Poor")))

curve <- function(part, marker) roc(part$outcome, part[[marker]], levels = c("Good", "Poor"), direction = "<", quiet = TRUE)
roc_case <- function(id, marker, level, paired = NULL) {
  r <- curve(d, marker); best <- coords(r, "best", best.method = "youden", ret = c("threshold", "sensitivity", "specificity", "youden", "tp", "tn", "fp", "fn"))
  a <- as.numeric(auc(r)); se <- sqrt(var(r)); z <- qnorm((1 + level) / 2); l <- log(a / (1 - a)); w <- z * se / (a * (1 - a)); n1 <- length(r$cases); n0 <- length(r$controls)
  q1 <- a / (2 - a); q2 <- 2 * a^2 / (1 + a)
  o <- list(outcome = "outcome", case_level = "Poor", control_level = "Good", marker = marker, direction = "higher marker means case", confidence = level)
  e <- list(n_cases = n1, n_controls = n0, auc = a, delong_se = se, delong_ci = numbers(pmin(1, pmax(0, a + c(-z, z) * se))), delong_z_vs_half = (a - 0.5) / se,
    hanley_mcneil_se = sqrt((a * (1 - a) + (n1 - 1) * (q1 - a^2) + (n0 - 1) * (q2 - a^2)) / (n1 * n0)), logit_delong_ci = numbers(plogis(l + c(-w, w))),
    youden_best = rows(best), curve_point_count = length(r$thresholds))
  if (!is.null(paired)) {
    o$paired_with <- paired; t <- roc.test(r, curve(d, paired), method = "delong", paired = TRUE)
    e$paired_delong <- list(auc_1 = t$estimate[[1]], auc_2 = t$estimate[[2]], z = t$statistic[[1]], p = t$p.value)
  }
  case(id, "roc", data = data_file("aSAH", levels = list(outcome = c("Good", "Poor"))), options = o, r_call = "pROC::roc, var, coords('best', 'youden'), roc.test('delong', paired = TRUE)", expected = e)
}

u <- roc.test(curve(d[d$gender == "Male", ], "s100b"), curve(d[d$gender == "Female", ], "s100b"), method = "delong", paired = FALSE)
write_cases("roc", "ROC curves with DeLong's variance", "pROC", list(
  roc_case("roc-aSAH-s100b", "s100b", 0.95, "ndka"), roc_case("roc-aSAH-ndka-90", "ndka", 0.9), roc_case("roc-aSAH-wfns", "wfns", 0.95),
  case("roc-aSAH-sexes", "roc_unpaired_delong", data = data_file("aSAH", keep = list(gender = "Male"), levels = list(outcome = c("Good", "Poor"))),
    options = list(outcome = "outcome", case_level = "Poor", marker = "s100b", second_data_filter = list(gender = list("Female")), direction = "<"),
    r_call = "pROC::roc.test(men, women, method = 'delong', paired = FALSE)",
    expected = list(auc_1 = u$estimate[[1]], auc_2 = u$estimate[[2]], D = u$statistic[[1]], df = u$parameter[[1]], p = u$p.value))))
