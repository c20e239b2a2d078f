using MathNet.Numerics.LinearAlgebra;
using TrialSim.Outcomes;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Tests.Oracles;

/// <summary>The outcome model in plain scalar code.</summary>
internal sealed class ScalarOutcome(Outcome outcome)
{
    private readonly double[] weeks = [.. outcome.Visits.Select(v => v.Value)];
    private readonly Matrix<double> lower = Covariance(outcome).Cholesky().Factor;

    /// <summary>The patient with scores and dropout.</summary>
    public Patient Follow(Patient patient, int place, ScalarRandom random)
    {
        double[] deviates = [.. weeks.Select((_, v) => random.Normal(DrawPurpose.VisitResidual, v, 0, place))];
        double[] scores = new double[weeks.Length];
        for (int v = 0; v < weeks.Length; v++)
        {
            double residual = Spread(outcome.ResidualSpread, patient.TrueLogCrp) * Enumerable.Range(0, v + 1).Sum(k => lower[v, k] * deviates[k]);
            scores[v] = Record(outcome.Scale, patient.TrueBaseline + ExpectedChange(patient, v) + residual);
        }

        var followed = patient with { Scores = scores };
        int seen = 0;
        while (seen < weeks.Length
            && random.Fraction(DrawPurpose.Dropout, seen + 1, 0, place) < Staying(followed, seen) * Math.ScaleB(1, 32))
        {
            seen++;
        }

        return followed with { VisitsSeen = seen };
    }

    /// <summary>What is recorded of a score.</summary>
    public static double Record(OutcomeScale scale, double score) => scale switch
    {
        Hamd17Scale => Math.Round(Math.Clamp(score, 0, 52), MidpointRounding.ToEven),
        BoundedIntegerScale bounded => Math.Round(Math.Clamp(score, bounded.Minimum, bounded.Maximum), MidpointRounding.ToEven),
        _ => score,
    };

    private static Matrix<double> Covariance(Outcome outcome)
    {
        int n = outcome.Visits.Count;
        double Sd(int v) => outcome.Residual.Sd[outcome.Residual.Sd.Count == 1 ? 0 : v].Value;
        double Correlation(int j, int k) => (outcome.Residual, Math.Abs(j - k)) switch
        {
            (_, 0) => 1,
            (CompoundSymmetry symmetry, _) => symmetry.Correlation.Value,
            (AutoregressiveCovariance ar1, var lag) => Math.Pow(ar1.Correlation.Value, lag),
            (UnstructuredCovariance free, _) => free.Correlation[Math.Max(j, k) - 1][Math.Min(j, k)].Value,
            _ => throw new NotSupportedException($"no twin of {outcome.Residual}"),
        };
        double noise = outcome.RaterNoise.Value * outcome.RaterNoise.Value;
        return Matrix<double>.Build.Dense(n, n, (j, k) => (Sd(j) * Sd(k) * Correlation(j, k)) + (j == k ? noise : 0));
    }

    private double ExpectedChange(Patient patient, int v)
    {
        double natural = outcome.NaturalCourse switch
        {
            ByVisitNaturalCourse course => course.Change[v].Value,
            GradualNaturalCourse course => course.Change.Value * Arrived(course.TimeCourse, v),
            _ => 0,
        };
        double placebo = Arrived(outcome.PlaceboResponse.TimeCourse, v) * Placebo(outcome.PlaceboResponse, patient.TrueLogCrp);
        double drug = patient.Treated ? Arrived(outcome.DrugTimeCourse, v) * ScalarDrugEffect.At(outcome.DrugEffect, patient.TrueLogCrp) : 0;
        return natural + outcome.Prognosis.Sum(effect => Prognosis(effect, patient)) + placebo + drug;
    }

    private static double Prognosis(PrognosticEffect effect, Patient patient) => effect switch
    {
        BaselinePrognosis own => own.Slope.Value * (patient.TrueBaseline - own.CentredAt.Value),
        SexPrognosis own => patient.Female ? own.FemaleMinusMale.Value : 0,
        LogCrpPrognosis own => own.Slope.Value * (patient.TrueLogCrp - Math.Log(own.CentredAt.Value)),
        CrpThresholdPrognosis own => patient.TrueLogCrp > Math.Log(own.Cut.Value) ? own.Above.Value : 0,
        _ => throw new NotSupportedException($"no twin of {effect}"),
    };

    private static double Placebo(PlaceboResponse response, double logCrp) => response switch
    {
        NoPlaceboResponse => 0,
        LinearPlaceboResponse own => own.Size.Value + (own.Slope.Value * (logCrp - Math.Log(own.CentredAt.Value))),
        ThresholdPlaceboResponse own => Math.Exp(logCrp) > own.Cut.Value ? own.Above.Value : own.AtMost.Value,
        UShapedPlaceboResponse own => ScalarDrugEffect.UShaped(
            own.AtTurn.Value, own.Curvature.Value, own.Limit.Value, Math.Log(Math.Exp(logCrp) / own.TurnsAt.Value)),
        _ => throw new NotSupportedException($"no twin of {response}"),
    };

    private static double Spread(ResidualSpread spread, double logCrp) => spread switch
    {
        NoResidualSpread => 1,
        LogCrpResidualSpread own => Math.Clamp(
            Math.Pow(own.FactorPerUnit.Value, Math.Log(Math.Exp(logCrp) / own.CentredAt.Value)), 1 / own.AtMost.Value, own.AtMost.Value),
        _ => throw new NotSupportedException($"no twin of {spread}"),
    };

    private double Arrived(TimeCourse course, int v) => course switch
    {
        ByVisitCourse own => own.Fractions[v].Value,
        ExponentialCourse own =>
            (1 - Math.Pow(2, -weeks[v] / own.HalfTime.Value)) / (1 - Math.Pow(2, -weeks[^1] / own.HalfTime.Value)),
        _ => 1,
    };

    // Probability of being seen at the visit after the one given (0 is baseline).
    private double Staying(Patient patient, int visit) =>
        outcome.Dropout.Aggregate(1.0, (staying, reason) => staying * Staying(reason, patient, visit));

    private double Staying(Dropout reason, Patient patient, int visit)
    {
        switch (reason)
        {
            case HazardDropout own:
                double hazard = patient.Treated ? own.PerWeek.Treatment.Value : own.PerWeek.Control.Value;
                return Math.Exp(-hazard * (weeks[visit] - (visit == 0 ? 0 : weeks[visit - 1])));
            case LastScoreDropout own:
                return Staying(own, patient, patient.Score(visit));
            case LogCrpDropout own:
                double perWeek = patient.Treated ? own.PerWeek.Treatment.Value : own.PerWeek.Control.Value;
                double slope = patient.Treated ? own.Slope.Treatment.Value : own.Slope.Control.Value;
                double ratio = Math.Pow(Math.Exp(patient.BaselineLogCrp) / own.CentredAt.Value, slope);
                return Math.Exp(-perWeek * ratio * (weeks[visit] - (visit == 0 ? 0 : weeks[visit - 1])));
            case CurrentScoreDropout own:
                return Staying(own, patient, patient.Score(visit + 1));
            case LastChangeDropout own:
                return visit == 0 ? 1 : Staying(own, patient, patient.Score(visit) - patient.Baseline);
            default:
                throw new NotSupportedException($"no twin of {reason}");
        }
    }

    private static double Staying(LogisticDropout reason, Patient patient, double observed)
    {
        double level = patient.Treated ? reason.LogOddsAtCentre.Treatment.Value : reason.LogOddsAtCentre.Control.Value;
        double slope = patient.Treated ? reason.LogOddsPerPoint.Treatment.Value : reason.LogOddsPerPoint.Control.Value;
        return 1 / (1 + Math.Exp(level + (slope * (observed - reason.Centre.Value))));
    }
}
