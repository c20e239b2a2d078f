using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>One column of a linear model. Equal regressors are one column, however many analyses name them.</summary>
internal abstract record Regressor
{
    /// <summary>The column where the trial holds it already, to be read in place; empty where it must be written.</summary>
    public virtual ReadOnlySpan<Lanes> Existing(TrialEndpoints endpoints) => default;

    /// <summary>Writes the column for the trials at hand.</summary>
    public virtual void Write(TrialEndpoints endpoints, Span<Lanes> column) => Existing(endpoints).CopyTo(column);
}

/// <summary>The constant.</summary>
internal sealed record Intercept : Regressor
{
    public override ReadOnlySpan<Lanes> Existing(TrialEndpoints endpoints) => endpoints.Ones;
}

/// <summary>The arm: 1 treatment, 0 control.</summary>
internal sealed record ArmRegressor : Regressor
{
    public override ReadOnlySpan<Lanes> Existing(TrialEndpoints endpoints) => endpoints.Trial.Treated;
}

/// <summary>Sex: 1 female.</summary>
internal sealed record SexRegressor : Regressor
{
    public override ReadOnlySpan<Lanes> Existing(TrialEndpoints endpoints) => endpoints.Trial.Female;
}

/// <summary>Baseline score.</summary>
internal sealed record BaselineRegressor : Regressor
{
    public override ReadOnlySpan<Lanes> Existing(TrialEndpoints endpoints) => endpoints.Trial.Baseline;
}

/// <summary>A marker as known at baseline, coded.</summary>
internal sealed record MarkerRegressor(MarkerCoding Coding) : Regressor
{
    public override ReadOnlySpan<Lanes> Existing(TrialEndpoints endpoints) =>
        Coding is LogCoding && !endpoints.MayLack(Coding.Of) ? endpoints.Trial.Measured(Coding.Of) : default;

    // Who has no value counts for nothing, but a product of nothing and not-a-number is not nothing.
    public override void Write(TrialEndpoints endpoints, Span<Lanes> column)
    {
        Coding.Code(endpoints.Trial, column);
        for (int i = 0; i < column.Length && endpoints.MayLack(Coding.Of); i++)
        {
            column[i] = Lanes.EqualTo(column[i], column[i]).Keep(column[i]);
        }
    }
}

/// <summary>Membership of one randomization stratum.</summary>
internal sealed record StratumRegressor(int Stratum) : Regressor
{
    public override void Write(TrialEndpoints endpoints, Span<Lanes> column)
    {
        Lanes own = (double)Stratum;
        var stratum = endpoints.Trial.Stratum;
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = Lanes.EqualTo(stratum[i], own).ToIndicator();
        }
    }
}

/// <summary>A regressor in the treatment arm, 0 in the control arm: its interaction with the arm.</summary>
internal sealed record InTreatmentArm(Regressor Of) : Regressor
{
    public override void Write(TrialEndpoints endpoints, Span<Lanes> column)
    {
        var values = Of.Existing(endpoints);
        if (values.IsEmpty)
        {
            Of.Write(endpoints, column);
            values = column;
        }

        var treated = endpoints.Trial.Treated;
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = values[i] * treated[i];
        }
    }
}

/// <summary>The response.</summary>
internal sealed record ResponseColumn(ContinuousEndpoint Endpoint, MissingRule Missing) : Regressor
{
    public override ReadOnlySpan<Lanes> Existing(TrialEndpoints endpoints) => endpoints.Values(Endpoint, Missing);
}

/// <summary>A yes-or-no response: 1 yes.</summary>
internal sealed record ResponderColumn(ResponseEndpoint Endpoint, MissingRule Missing) : Regressor
{
    public override void Write(TrialEndpoints endpoints, Span<Lanes> column) => endpoints.MarkResponders(Endpoint, Missing, column);
}
