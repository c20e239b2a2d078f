# Workload W5 in base R by somebody who thinks in matrices: all permutations of an arm are the columns
# of one matrix, the low sums of all cuts one matrix product, and the statistics of all cuts and
# permutations one expression.
#
#   Rscript w5_vectorised.R [replicates] [seed]
#
# prints: w5 r-vectorised <CPU us per trial> <rejection rate>

args <- commandArgs(trailingOnly = TRUE)
replicates <- if (length(args) >= 1) as.integer(args[1]) else 100L
set.seed(if (length(args) >= 2) as.integer(args[2]) else 1L)
permutations <- 1000L
size <- 30L # patients of each arm

search_cuts <- function() {
  marker <- matrix(rnorm(2 * size, log(2.5), 1.1), size) # a column for each arm
  change <- matrix(-8 - 0.35 * rnorm(2 * size, 0, 3.5) + rnorm(2 * size, 0, 6), size)
  change[, 2] <- change[, 2] - 2 * (marker[, 2] - log(5))
  cuts <- sort(marker)[round(2 * size * (1:20) / 21)]
  low <- list(outer(cuts, marker[, 1], ">=") + 0, outer(cuts, marker[, 2], ">=") + 0)
  count <- sapply(low, rowSums)
  tried <- pmin(count, size - count) |> apply(1, min) >= 3
  factor <- 1 / count[tried, ] + 1 / (size - count[tried, ])
  gain <- (2 * size - 4) / rowSums(factor)

  sums <- lapply(1:2, function(arm) {
    y <- change[, arm] - mean(change[, arm])
    orders <- vapply(seq_len(permutations), function(i) sample.int(size), integer(size))
    low[[arm]][tried, ] %*% cbind(y, matrix(y[orders], size))
  })
  total <- sum((change - rep(colMeans(change), each = size))^2)
  a <- sums[[1]] * factor[, 1]
  b <- sums[[2]] * factor[, 2]
  statistic <- (a - b)^2 * gain / (total - a * sums[[1]] - b * sums[[2]])
  largest <- do.call(pmax, lapply(seq_len(nrow(statistic)), function(k) statistic[k, ]))
  (1 + sum(largest[-1] >= largest[1] * (1 - 1e-9))) / (permutations + 1)
}

cpu_seconds <- function() {
  sum(proc.time()[c("user.self", "sys.self")])
}

invisible(replicate(10, search_cuts())) # lets R compile the functions
before <- cpu_seconds()
p <- replicate(replicates, search_cuts())
seconds <- cpu_seconds() - before
cat(sprintf("w5 r-vectorised %.5f %.5f\n", 1e6 * seconds / replicates, mean(p <= 0.05)))
