using TrialSim.Numerics;

namespace TrialSim.Trials;

/// <summary>Gives the values of a panel's further biomarkers when somebody first asks for them.</summary>
/// <remarks>Random numbers are addressed, not drawn in turn: a value is the same whenever it is asked for, and costs nothing if it never is.</remarks>
internal interface IBiomarkerAssay
{
    /// <summary>Writes one column of a block's patients.</summary>
    /// <param name="patients">The block, enrolled or at screening.</param>
    /// <param name="biomarker">Place in the trial's panel.</param>
    /// <param name="column">Which value.</param>
    /// <param name="values">ln concentrations; NaN where missing.</param>
    void Fill(TrialBlock patients, int biomarker, BiomarkerColumn column, Span<Lanes> values);
}
