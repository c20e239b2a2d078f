# Writes the data sets that come with R and its recommended packages to ../data, in full precision; a missing value is NA.
# Run in this folder: Rscript export-data.R
#   anorexia, birthwt  MASS      (Hand et al. 1994; Hosmer and Lemeshow 1989)      GPL-2 or GPL-3
#   lung               survival  (Loprinzi et al. 1994)                            LGPL-2 or later
#   orthodont          nlme      (Potthoff and Roy 1964)                           GPL-2 or later
#   sleepstudy         lme4      (Belenky et al. 2003)                             GPL-2 or later
#   toothgrowth        datasets  (Crampton 1947)                                   part of R, GPL-2 or GPL-3
#   aSAH               pROC      (Turck et al. 2010)                               GPL-3 or later
write_csv <- function(frame, name)
  write.csv(frame, file.path("..", "data", paste0(name, ".csv")), row.names = FALSE, quote = FALSE, na = "NA", eol = "\n")

write_csv(MASS::anorexia, "anorexia")
write_csv(MASS::birthwt, "birthwt")
write_csv(transform(survival::lung, death = status - 1), "lung") # status: 1 censored, 2 dead
write_csv(as.data.frame(nlme::Orthodont)[, c("distance", "age", "Subject", "Sex")], "orthodont")
write_csv(lme4::sleepstudy, "sleepstudy")
write_csv(datasets::ToothGrowth, "toothgrowth")
data(aSAH, package = "pROC")
write_csv(aSAH, "aSAH")
