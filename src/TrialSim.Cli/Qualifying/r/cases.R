# What the scripts of this folder share: reading a data set, and writing a family of cases as ../cases/<family>.json.
# A case: id, method, the data or the inputs, the analysis in neutral words, the R call that gave the numbers, the numbers, the tolerance.

read_data <- function(name) read.csv(file.path("..", "data", paste0(name, ".csv")), stringsAsFactors = FALSE)

data_file <- function(name, levels = NULL, keep = NULL, complete = NULL) {
  d <- list(file = paste0("data/", name, ".csv"), missing_code = "NA")
  if (!is.null(keep)) d$keep_rows_where <- lapply(keep, as.list)
  if (!is.null(complete)) d$drop_rows_with_missing_in <- as.list(complete)
  if (!is.null(levels)) d$factor_levels_reference_first <- lapply(levels, as.list)
  d
}

case <- function(id, method, expected, r_call, data = NULL, inputs = NULL, options = NULL, rel = 1e-9, abs = 1e-10, by_field = NULL) {
  tolerance <- list(rel = rel, abs = abs)
  if (!is.null(by_field)) tolerance$by_field <- by_field
  made <- list(id = id, method = method, data = data, inputs = inputs, options = options, r_call = r_call, expected = expected, tolerance = tolerance)
  made[!vapply(made, is.null, NA)]
}

within <- function(rel, abs = 0) list(rel = rel, abs = abs)

write_cases <- function(family, description, packages, cases) {
  software <- c(list(R = paste(R.version$major, R.version$minor, sep = ".")),
                setNames(lapply(packages, function(p) as.character(packageVersion(p))), packages))
  content <- list(schema = 1, family = family, description = description, software = software, case_count = length(cases), cases = cases)
  text <- jsonlite::toJSON(content, auto_unbox = TRUE, digits = I(17), na = "null", null = "null", pretty = TRUE)
  text <- gsub('"(-?)Inf"', '"\\1Infinity"', text)
  writeLines(text, file.path("..", "cases", paste0(family, ".json")))
}

# numbers in a fixed order as a JSON list even where there is one
numbers <- function(x) I(as.numeric(x))

# infinite numbers travel as text
finite <- function(x) if (is.infinite(x)) (if (x > 0) "Infinity" else "-Infinity") else as.numeric(x)

rows <- function(frame) lapply(seq_len(nrow(frame)), function(i) as.list(frame[i, , drop = FALSE]))

factored <- function(d, levels) {
  for (v in names(levels)) d[[v]] <- factor(d[[v]], levels = levels[[v]])
  d
}
