using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>One column of a linear model. Equal regressors are one column, however many analyses name them.</summary>
internal abstract record Regressor
{
    /// <summary>Writes the column for the trials at hand.</summary>
    public abstract void Write(TrialEndpoints endpoints, Span<Lanes> column);
}

/// <summary>The constant.</summary>
internal sealed record Intercept : Regressor
{
    public override void Write(TrialEndpoints endpoints, Span<Lanes> column) => column.Fill(Lanes.One);
}

/// <summary>The arm: 1 treatment, 0 control.</summary>
internal sealed record ArmRegressor : Regressor
{
    public override void Write(TrialEndpoints endpoints, Span<Lanes> column) => endpoints.Trial.Treated.CopyTo(column);
}

/// <summary>Sex: 1 female.</summary>
internal sealed record SexRegressor : Regressor
{
    public override void Write(TrialEndpoints endpoints, Span<Lanes> column) => endpoints.Trial.Female.CopyTo(column);
}

/// <summary>Baseline score less a constant near its mean, which changes no tested coefficient and keeps digits.</summary>
internal sealed record BaselineRegressor(double Centre) : Regressor
{
    public override void Write(TrialEndpoints endpoints, Span<Lanes> column)
    {
        Lanes centre = Centre;
        var baseline = endpoints.Trial.Baseline;
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = baseline[i] - centre;
        }
    }
}

/// <summary>Baseline CRP, coded, less a constant near its mean.</summary>
internal sealed record MarkerRegressor(MarkerCoding Coding, double Centre) : Regressor
{
    public override void Write(TrialEndpoints endpoints, Span<Lanes> column)
    {
        Coding.Code(endpoints.Trial, column);
        Lanes centre = Centre;
        for (int i = 0; i < column.Length; i++)
        {
            column[i] -= centre;
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
        Of.Write(endpoints, column);
        var treated = endpoints.Trial.Treated;
        for (int i = 0; i < column.Length; i++)
        {
            column[i] *= treated[i];
        }
    }
}

/// <summary>The response.</summary>
internal sealed record ResponseColumn(ContinuousEndpoint Endpoint, MissingRule Missing) : Regressor
{
    public override void Write(TrialEndpoints endpoints, Span<Lanes> column) => endpoints.Values(Endpoint, Missing).CopyTo(column);
}
