# Workload W1 in the fastest plain base R that we found: every statement works on thousands of
# trials at once, and the loop runs over the 60 subjects.
#
#   Rscript w1_vectorised.R [replicates] [seed] [trials at once]
#
# prints: w1 r-vectorised <CPU us per trial> <ancova> <interaction> <subgroup> <fisher>
#
# What made the difference, against a version on 60 x 1000 matrices with colSums(): running sums
# over subjects instead of matrices, so that memory stays small; a state for each stratum instead
# of whole blocks drawn ahead; and R's Kinderman-Ramage normals instead of its default inversion.

args <- commandArgs(trailingOnly = TRUE)
replicates <- if (length(args) >= 1) as.integer(args[1]) else 200000L
seed <- if (length(args) >= 2) as.integer(args[2]) else 1L
chunk <- if (length(args) >= 3) as.integer(args[3]) else 10000L
set.seed(seed, normal.kind = "Kinderman-Ramage")

subjects <- 60L
alpha <- 0.05

# Permuted blocks of four, one subject at a time: with t treated and c control places left in the
# block, every order is equally likely when the next place is treated with probability t/(t+c).
# Row s of `left` is state s; the last subject of a block leads back to state 1.
left <- rbind(c(2, 2), c(1, 2), c(2, 1), c(1, 1), c(0, 2), c(2, 0), c(0, 1), c(1, 0))
states <- nrow(left)
probability_treated <- left[, 1] / rowSums(left)
state_of <- function(treated, control) {
  if (treated + control == 0) 1L else which(left[, 1] == treated & left[, 2] == control)
}
next_state <- integer(2 * states)            # control in the first half, treated in the second
for (s in seq_len(states)) {
  if (left[s, 2] > 0) next_state[s] <- state_of(left[s, 1], left[s, 2] - 1)
  if (left[s, 1] > 0) next_state[states + s] <- state_of(left[s, 1] - 1, left[s, 2])
}

# Does Fisher's exact test reject, by (treated, responders treated, responders control)? Two-sided
# by minimum likelihood, with the tolerance of fisher.test(). Four strata in blocks of four cannot
# be more than eight subjects out of balance, so the other numbers treated are left out.
fisher_rejects <- array(NA, rep(subjects + 1L, 3))
for (treated in 26:34) {
  for (responders in 0:subjects) {
    control <- subjects - treated
    r1 <- max(0, responders - control):min(responders, treated)
    probability <- dhyper(r1, treated, control, responders)
    p <- vapply(probability, function(d) sum(probability[probability <= d * (1 + 1e-7)]), 0)
    fisher_rejects[cbind(treated, r1, responders - r1) + 1] <- p < alpha
  }
}

# Rejections of the four tests in `trials` trials, and in how many the subgroup was estimable.
run_chunk <- function(trials) {
  n <- subjects
  zero <- numeric(trials)

  # Running sums: a is the arm, l the centred log-CRP, x the centred baseline, y the change;
  # al is their product a*l. What has a twice is missing because a*a = a.
  sum_x <- sum_l <- sum_a <- sum_al <- sum_y <- zero
  sum_xx <- sum_xl <- sum_xa <- sum_xal <- sum_xy <- zero
  sum_ll <- sum_lal <- sum_ly <- sum_ay <- sum_aly <- sum_yy <- zero

  # Biomarker-positive subjects and responders, all and treated.
  n_all <- n_treated <- y_all <- y_treated <- yy_all <- yy_treated <- zero
  response_all <- response_treated <- zero

  # The state of every block: four strata for each trial, side by side.
  state <- rep(1L, 4L * trials)
  first_stratum <- 4L * seq_len(trials) - 3L

  log_two <- log(2 / 2.5)                    # centred like l
  log_five <- log(5 / 2.5)
  for (i in seq_len(n)) {
    l <- rnorm(trials, 0, 1.1)
    x <- rnorm(trials, 0, 3.5)

    block <- first_stratum + (l >= log_two) + 2L * (runif(trials) < 0.65)
    s <- state[block]
    treated <- runif(trials) < probability_treated[s]
    state[block] <- next_state[s + states * treated]

    a <- as.numeric(treated)
    al <- a * l
    y <- rnorm(trials, -8, 6) - 0.35 * x - 2 * al + (2 * log_five) * a
    ay <- a * y
    yy <- y * y

    sum_x <- sum_x + x
    sum_l <- sum_l + l
    sum_a <- sum_a + a
    sum_al <- sum_al + al
    sum_y <- sum_y + y
    sum_xx <- sum_xx + x * x
    sum_xl <- sum_xl + x * l
    sum_xa <- sum_xa + x * a
    sum_xal <- sum_xal + x * al
    sum_xy <- sum_xy + x * y
    sum_ll <- sum_ll + l * l
    sum_lal <- sum_lal + l * al
    sum_ly <- sum_ly + l * y
    sum_ay <- sum_ay + ay
    sum_aly <- sum_aly + al * y
    sum_yy <- sum_yy + yy

    positive <- as.numeric(l > log_five)
    positive_treated <- positive * a
    n_all <- n_all + positive
    n_treated <- n_treated + positive_treated
    y_all <- y_all + positive * y
    y_treated <- y_treated + positive_treated * y
    yy_all <- yy_all + positive * yy
    yy_treated <- yy_treated + positive_treated * yy

    response <- as.numeric(y <= -0.5 * x - 12)
    response_all <- response_all + response
    response_treated <- response_treated + response * a
  }

  # Both regressions from one Cholesky factor of the cross-products of (1, x, l, a, al, y). Every
  # entry is a vector over trials. In the last row, entry k squared is what term k explains.
  G <- matrix(vector("list", 36), 6, 6)
  G[1:6, 1] <- list(n, sum_x, sum_l, sum_a, sum_al, sum_y)
  G[2:6, 2] <- list(sum_xx, sum_xl, sum_xa, sum_xal, sum_xy)
  G[3:6, 3] <- list(sum_ll, sum_al, sum_lal, sum_ly)
  G[4:6, 4] <- list(sum_a, sum_al, sum_ay)
  G[5:6, 5] <- list(sum_lal, sum_aly)
  G[[6, 6]] <- sum_yy
  L <- G
  for (row in 1:6) {
    for (column in 1:row) {
      rest <- G[[row, column]]
      for (k in seq_len(column - 1)) {
        rest <- rest - L[[row, k]] * L[[column, k]]
      }
      L[[row, column]] <- if (row == column) sqrt(rest) else rest / L[[column, column]]
    }
  }
  residual_with <- L[[6, 6]]^2
  residual_without <- residual_with + L[[6, 5]]^2
  t_arm <- L[[6, 4]] / sqrt(residual_without / (n - 4))
  t_interaction <- L[[6, 5]] / sqrt(residual_with / (n - 5))

  # Welch's test in the biomarker-positive subjects; NA where an arm has fewer than two of them.
  n1 <- n_treated
  n0 <- n_all - n_treated
  estimable <- n1 >= 2 & n0 >= 2
  n1[!estimable] <- NA
  y1 <- y_treated
  y0 <- y_all - y_treated
  variance1 <- (yy_treated - y1^2 / n1) / (n1 - 1) / n1
  variance0 <- (yy_all - yy_treated - y0^2 / n0) / (n0 - 1) / n0
  variance <- variance1 + variance0
  df <- variance^2 / (variance1^2 / (n1 - 1) + variance0^2 / (n0 - 1))
  t_subgroup <- (y1 / n1 - y0 / n0) / sqrt(variance)
  p_subgroup <- 2 * pt(-abs(t_subgroup), df)

  fisher <- fisher_rejects[
    cbind(sum_a, response_treated, response_all - response_treated) + 1
  ]

  c(
    ancova = sum(abs(t_arm) > qt(1 - alpha / 2, n - 4)),
    interaction = sum(abs(t_interaction) > qt(1 - alpha / 2, n - 5)),
    subgroup = sum(p_subgroup < alpha, na.rm = TRUE),
    fisher = sum(fisher),
    estimable = sum(estimable)
  )
}

cpu_seconds <- function() {
  sum(proc.time()[c("user.self", "sys.self")])
}

# The warm-up lets R compile the functions to byte code.
for (i in 1:3) {
  run_chunk(chunk)
}

before <- cpu_seconds()
count <- 0
done <- 0L
while (done < replicates) {
  trials <- min(chunk, replicates - done)
  count <- count + run_chunk(trials)
  done <- done + trials
}
seconds <- cpu_seconds() - before

rejected <- count[c("ancova", "interaction", "subgroup", "fisher")] /
  c(replicates, replicates, count["estimable"], replicates)
cat("w1 r-vectorised", sprintf("%.5f", c(1e6 * seconds / replicates, rejected)))
cat("\n")
