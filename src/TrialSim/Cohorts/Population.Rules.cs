using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <content>Rules between a population's values.</content>
public sealed partial record Population
{
    /// <summary>Reports parts that contradict or miss each other.</summary>
    internal void Check(ScenarioPlace place, double patients)
    {
        if (Height is not null && Bmi is null)
        {
            place.At("height").Breach("height is of use only with BMI, which gives weight.", "Add \"bmi\", or leave \"height\" out.", "population.bmi");
        }

        CheckStages(place.At("resistance-stage-shares"));
        CheckCrp(place.At("crp"));
        Eligibility.Check(place.At("eligibility"), Age);
        Quotas?.Check(place.At("quotas"), patients);
    }

    private void CheckStages(ScenarioPlace place)
    {
        double sum = ResistanceStageShares?.Sum(share => share.Value) ?? 1;
        if (ResistanceStageShares is { Count: 0 })
        {
            place.Breach("an empty list.", "List the share of each stage, or leave it out.");
        }
        else if (!(Math.Abs(sum - 1) <= 1e-9))
        {
            place.Breach($"the shares sum to {Math.Round(sum, 9)}, not to 1.", "Change them so that they sum to 1.");
        }
    }

    private void CheckCrp(ScenarioPlace place)
    {
        double correlation = Crp.BmiCorrelation.Value;
        if (correlation != 0 && Bmi is null)
        {
            place.At("bmi-correlation").Breach(
                $"a correlation of {correlation} with a BMI that the population has not.",
                "Add \"bmi\" to \"population\", or leave the correlation out.",
                "population.bmi");
        }

        double unexplained = Candidates.ResidualVariance(this);
        double total = Crp.LogSd.Value * Crp.LogSd.Value;
        if (unexplained < -1e-12 * total)
        {
            place.Breach(
                $"BMI and sex explain more variance of ln CRP than there is: lasting levels have {Shown(Crp.Reliability.Value * total)} "
                + $"(reliability x SD squared), BMI correlation and sex difference ask for {Shown((Crp.Reliability.Value * total) - unexplained)}.",
                "Bring \"bmi-correlation\" or \"female-minus-male\" nearer to 0, or raise \"reliability\" or \"log-sd\".",
                "population.bmi",
                "population.female-share");
        }
    }

    private static double Shown(double variance) => Math.Round(variance, 4);
}
