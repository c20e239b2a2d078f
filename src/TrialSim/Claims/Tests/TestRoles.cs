using TrialSim.Analyses;

namespace TrialSim.Claims.Tests;

/// <summary>What tests are to be of.</summary>
internal static class TestRoles
{
    /// <summary>Whether an analysis has the role.</summary>
    public static bool Fits(this TestRole role, Analysis analysis) => role switch
    {
        TestRole.Everybody => TestedClaim.IsOfEverybody(analysis),
        TestRole.Subgroup => TestedClaim.IsOfSubgroup(analysis),
        _ => TestedClaim.IsInteraction(analysis),
    };

    /// <summary>The role in words.</summary>
    public static string InWords(this TestRole role) => role switch
    {
        TestRole.Everybody => "a test of everybody",
        TestRole.Subgroup => "a test of one subgroup",
        _ => "a test of an interaction with a marker",
    };

    /// <summary>The roles in words.</summary>
    public static string InWords(ReadOnlySpan<TestRole> roles)
    {
        var words = new string[roles.Length];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = roles[i].InWords();
        }

        return string.Join(", then ", words);
    }
}
