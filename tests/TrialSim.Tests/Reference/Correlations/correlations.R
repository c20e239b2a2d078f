# Writes correlations.json: rank and linear correlations by R's cor.test, every test and alternative.
# Run: Rscript correlations.R > correlations.json        (R 4.2.2; package jsonlite)
library(jsonlite)
set.seed(7)
sample_of <- function(n, digits, slope) { x <- round(rnorm(n), digits); list(x = x, y = round(slope * x + rnorm(n), digits)) }
samples <- list(three = sample_of(3, 3, 1), four = sample_of(4, 3, 0), six = sample_of(6, 3, -1), nine = sample_of(9, 3, 0.4), ten = sample_of(10, 3, 1.5),
  thirty = sample_of(30, 3, -2), sixty = sample_of(60, 4, 0.1), tied = sample_of(25, 0, 0.7), heavily_tied = list(x = c(1, 1, 2, 2, 2, 1), y = c(0, 0, 0, 1, 1, 1)),
  falling = list(x = c(1, 2, 3, 4, 5, 6), y = c(9, 7, 6, 5.5, 5, 1)))
end <- function(v) if (is.null(v) || is.na(v)) NULL else if (is.infinite(v)) as.character(v) else v
cases <- list()
for (name in names(samples)) for (a in c("two.sided", "less", "greater")) {
  x <- samples[[name]]$x; y <- samples[[name]]$y
  p <- cor.test(x, y, alternative = a, conf.level = 0.9)
  exact <- function(m) suppressWarnings(cor.test(x, y, method = m, exact = TRUE, alternative = a))
  asymptotic <- function(m) suppressWarnings(cor.test(x, y, method = m, exact = FALSE, alternative = a))
  se <- exact("spearman"); sa <- asymptotic("spearman"); ke <- exact("kendall"); ka <- asymptotic("kendall")
  cases <- c(cases, list(list(sample = name, alternative = a, r = unname(p$estimate), t = end(p$statistic), p = p$p.value, lower = end(p$conf.int[1]), upper = end(p$conf.int[2]),
    rho = unname(se$estimate), s = unname(se$statistic), exact_p = se$p.value, t_p = sa$p.value,
    tau = unname(ke$estimate), kendall_statistic = unname(ke$statistic), kendall_exact = names(ke$statistic) == "T", kendall_exact_p = ke$p.value, z = unname(ka$statistic), z_p = ka$p.value)))
}
json <- toJSON(list(`made-by` = "correlations.R", `made-with` = R.version.string, samples = samples, cases = cases), auto_unbox = TRUE, digits = NA, null = "null")
cat(gsub("},{", "},\n{", json, fixed = TRUE), "\n", sep = "")
