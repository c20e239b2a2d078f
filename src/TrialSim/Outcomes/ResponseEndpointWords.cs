namespace TrialSim.Outcomes;

/// <summary>Yes-or-no endpoints as a protocol names them.</summary>
internal static class ResponseEndpointWords
{
    /// <summary>The endpoint in words.</summary>
    public static string InWords(this ResponseEndpoint endpoint) => endpoint switch
    {
        ResponseEndpoint.ResponseAnyVisit => "response at any visit",
        ResponseEndpoint.ResponseFinalVisit => "response at the final visit",
        _ => "remission at any visit",
    };
}
