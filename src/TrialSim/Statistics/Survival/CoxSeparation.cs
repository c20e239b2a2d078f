namespace TrialSim.Statistics.Survival;

/// <summary>Finds whether a direction of the coefficients raises the partial likelihood for ever.</summary>
/// <remarks>
/// It does where at every event time the patients with the event have the highest linear predictors of those at risk, and at one of them
/// somebody at risk has a lower one: each term of the likelihood then rises, or stays, all along the direction. With Efron's and Breslow's
/// ties each of the patients with the event must have the highest; with exact ties, none of the others a higher one. Source: Jacobsen
/// (1989), Scandinavian Journal of Statistics 16:335-349; Therneau and Grambsch (2000), section 3.5.
/// </remarks>
internal static class CoxSeparation
{
    /// <summary>Whether the likelihood rises for ever along a direction.</summary>
    /// <param name="sample">The patients.</param>
    /// <param name="direction">One number for each scaled covariate.</param>
    /// <param name="ties">Treatment of ties.</param>
    /// <param name="tolerance">Linear predictors count as equal up to this share of the range of all of them.</param>
    public static bool Holds(CoxSample sample, ReadOnlySpan<double> direction, CoxTies ties, double tolerance)
    {
        double lowest = double.PositiveInfinity;
        double highest = double.NegativeInfinity;
        for (int place = 0; place < sample.Rows; place++)
        {
            double predictor = Predictor(sample, place, direction);
            (lowest, highest) = (Math.Min(lowest, predictor), Math.Max(highest, predictor));
        }

        double margin = tolerance * (highest - lowest);
        bool rises = false;
        for (int stratum = 0; stratum < sample.Order.Strata; stratum++)
        {
            if (!HoldsWithin(sample, stratum, direction, ties, margin, ref rises))
            {
                return false;
            }
        }

        return rises;
    }

    // Goes from the last time backwards; those at risk without the event at a time and those with it are kept apart until it is judged.
    private static bool HoldsWithin(CoxSample sample, int stratum, ReadOnlySpan<double> direction, CoxTies ties, double margin, ref bool rises)
    {
        double lowest = double.PositiveInfinity;
        double highest = double.NegativeInfinity;
        int start = sample.Order.StartOf(stratum);
        int time;
        for (int end = sample.Order.StartOf(stratum + 1); end > start; end = time)
        {
            time = sample.StartOfTime(end - 1, start);
            double lowestDying = double.PositiveInfinity;
            double highestDying = double.NegativeInfinity;
            for (int place = time; place < end; place++)
            {
                double predictor = Predictor(sample, place, direction);
                if (sample.IsDead(place))
                {
                    (lowestDying, highestDying) = (Math.Min(lowestDying, predictor), Math.Max(highestDying, predictor));
                }
                else
                {
                    (lowest, highest) = (Math.Min(lowest, predictor), Math.Max(highest, predictor));
                }
            }

            double mostOfAll = ties == CoxTies.Exact ? highest : Math.Max(highest, highestDying);
            if (lowestDying < mostOfAll - margin) // false where nobody has the event
            {
                return false;
            }

            rises |= lowest < highestDying - margin;
            (lowest, highest) = (Math.Min(lowest, lowestDying), Math.Max(highest, highestDying));
        }

        return true;
    }

    private static double Predictor(CoxSample sample, int place, ReadOnlySpan<double> direction)
    {
        var covariates = sample.Covariates(place);
        double sum = 0;
        for (int j = 0; j < direction.Length; j++)
        {
            sum += covariates[j] * direction[j];
        }

        return sum;
    }
}
