# Writes trees.json: tree searches for subgroups. Model-based partitioning by R's partykit; differential effect search by a program of our own
# that fits every child anew with t.test and knows nothing of the engine's sums.
# Run: Rscript trees.R > trees.json        (R 4.2.2; packages partykit 1.2-16, strucchange 1.5-3, jsonlite 1.8.4)
suppressMessages({library(jsonlite); library(partykit)})
set.seed(2013)
trial <- function(n, kind) {
  d <- data.frame(arm = sample(rep(0:1, length.out = n)), crp = round(rnorm(n, 0.9, 1.1), 6), age = round(runif(n, 18, 65), 4),
    sex = rbinom(n, 1, 0.6), stage = sample(1:3, n, TRUE))
  effect <- switch(kind, none = 0, crp = -7 * (d$crp > 1), crpAge = -9 * (d$crp > 0.8) * (d$age > 40), sex = -8 * d$sex, stage = -6 * (d$stage - 1), age = 0)
  mean <- -6 + switch(kind, age = -8 * (d$age > 45), 0)
  d$change <- round(mean + effect * d$arm + rnorm(n, 0, 4))
  d
}
# --- model-based partitioning
expansion <- function(x, k, first) (x / 2)^(k / 2) * exp(-x / 2) / gamma(k / 2) * (2 * log((1 - first) / first) * (1 - k / x) + 2 / x)
mob_case <- function(d, minsize, splits) {
  f <- transform(d, sex = factor(sex), stage = factor(stage, ordered = TRUE))
  t <- lmtree(change ~ arm | crp + age + sex + stage, data = f, minsize = minsize, maxdepth = splits + 1, numsplit = "left")
  s <- strucchange::sctest(t, node = 1)
  first <- max(minsize, ceiling(0.1 * nrow(d))) / nrow(d)
  leaf <- predict(t, type = "node")
  leaves <- lapply(sort(unique(leaf)), function(id) { m <- summary(lm(change ~ arm, d[leaf == id, ]))$coefficients
    list(size = sum(leaf == id), effect = m["arm", "Estimate"], t = m["arm", "t value"]) })
  root <- node_party(t)
  list(statistics = unname(s["statistic", ]), adjusted_p = unname(s["p.value", ]), first = first,
    expansion = sapply(s["statistic", 1:2], expansion, k = 2, first = first),
    chi_square = pchisq(s["statistic", 3:4], c(2, 4), lower.tail = FALSE),
    split = if (is.terminal(root)) 0 else root$split$varid - which(names(data_party(t)) == "crp") + 1, leaves = leaves)
}
# --- differential effect search
child <- function(d) { if (sum(d$arm == 1) < 2 || sum(d$arm == 0) < 2 || all(tapply(d$change, d$arm, sd) == 0)) return(NA)
  t <- t.test(change ~ arm, d, var.equal = TRUE); qnorm(pt(t$statistic, t$parameter, log.p = TRUE), log.p = TRUE) } # control - treatment: large is good
effective <- function(below, n) { if (length(below) < 2) return(length(below))
  w <- sapply(below, function(u) c(rep(1 / sqrt(u), u), rep(-1 / sqrt(n - u), n - u)) / sqrt(2))
  r <- crossprod(w); length(below)^(1 - mean(r[upper.tri(r)])) }
sides_case <- function(d, depth, gamma, minsize) {
  markers <- c("crp", "age", "sex", "stage"); node <- d; z <- child(d); path <- list(); first <- 1
  while (length(path) < depth) {
    best <- NULL
    for (m in setdiff(markers, sapply(path, function(x) x$marker))) {
      rows <- list()
      for (cut in head(sort(unique(node[[m]])), -1)) {
        low <- node[node[[m]] <= cut, ]; high <- node[node[[m]] > cut, ]
        if (nrow(low) < minsize || nrow(high) < minsize) next
        zl <- child(low); zh <- child(high); if (is.na(zl) || is.na(zh)) next
        rows <- c(rows, list(data.frame(cut = cut, zl = zl, zh = zh, below = nrow(low))))
      }
      if (!length(rows)) next
      r <- do.call(rbind, rows); p <- 2 * pnorm(abs(r$zl - r$zh) / sqrt(2), lower.tail = FALSE); i <- which.min(p)
      adjusted <- 1 - (1 - p[i])^effective(r$below, nrow(node))
      if (is.null(best) || adjusted < best$p) best <- list(p = adjusted, marker = m, cut = r$cut[i], above = r$zh[i] > r$zl[i], z = max(r$zl[i], r$zh[i]))
    }
    if (is.null(best)) break
    if (!length(path)) first <- best$p
    if (pnorm(best$z, lower.tail = FALSE) > gamma * pnorm(z, lower.tail = FALSE)) break
    path <- c(path, list(best)); z <- best$z
    node <- node[if (best$above) node[[best$marker]] > best$cut else node[[best$marker]] <= best$cut, ]
  }
  list(depth = depth, gamma = gamma, minsize = minsize, first_p = unname(first), z = unname(z), size = nrow(node),
    path = lapply(path, function(x) list(marker = match(x$marker, markers) - 1, cut = x$cut, above = x$above)))
}
cases <- list()
for (kind in c("none", "crp", "crpAge", "sex", "stage", "age")) for (n in c(60, 90, 150)) {
  d <- trial(n, kind)
  cases <- c(cases, list(list(kind = kind, arm = d$arm, change = d$change, crp = d$crp, age = d$age, sex = d$sex, stage = d$stage,
    mob = list(minsize = if (n == 60) 10 else 12, splits = 2, found = mob_case(d, if (n == 60) 10 else 12, 2)),
    sides = list(sides_case(d, 3, 1, 15), sides_case(d, 2, 0.5, 8)))))
}
cat(gsub("},{", "},\n{", toJSON(list(`made-by` = "trees.R", `made-with` = paste(R.version.string, "partykit", packageVersion("partykit")), cases = cases),
  auto_unbox = TRUE, digits = NA), fixed = TRUE), "\n", sep = "")
