using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <content>From derivatives in the elements of the matrices to derivatives in the parameters, J being the former's derivatives in the latter.</content>
internal sealed unsafe partial class StructuredLikelihood
{
    private LaneMatrix Traces()
    {
        if (structure.IsItsOwnParameter)
        {
            return Inner.Traces;
        }

        ContractTraces();
        return square;
    }

    // The traces less what the fixed effects explain of the leverages.
    private LaneMatrix SumOfTraces()
    {
        var sum = Traces();
        var leverages = Inner.Leverage;
        if (!structure.IsItsOwnParameter)
        {
            Contract(leverages, size, leverage);
            leverages = leverage;
        }

        Whiten(leverages);
        LaneGram.Subtract(leverages.Start, leverages.Stride, size, width, sum);
        return sum;
    }

    private void Take(LaneMatrix sum)
    {
        for (int k = 0; k < Parameters; k++)
        {
            for (int l = 0; l <= k; l++)
            {
                information[k, l] = sum[k, l];
            }
        }
    }

    // L^-1 times each column, from the last row up.
    private void Whiten(LaneMatrix columns)
    {
        for (int i = size - 1; i >= 0; i--)
        {
            LaneBlocks.Sum(Inner.InverseRoot.Row(i), 1, columns.Start, columns.Stride, 0, i + 1, columns.Row(i), width);
        }
    }

    private void Contract(LaneMatrix rows, int count, LaneMatrix target)
    {
        for (int i = 0; i < count; i++)
        {
            LaneBlocks.Sum(rows.Row(i), 1, jacobian.Start, width, 0, Inner.Elements, target.Row(i), width);
        }
    }

    // J' T J from the lower triangle of T.
    private void ContractTraces()
    {
        var traces = Inner.Traces;
        for (int e = 0; e < Inner.Elements; e++)
        {
            for (int f = 0; f < e; f++)
            {
                traces[f, e] = traces[e, f];
            }
        }

        Contract(traces, Inner.Elements, product);
        for (int k = 0; k < Parameters; k++)
        {
            LaneBlocks.Sum(jacobian.Start + k, width, product.Start, width, 0, Inner.Elements, square.Row(k), width);
        }
    }

    // Minus the gradient in each element times its second derivatives.
    private void SubtractCurvature()
    {
        var curvature = new Span<Lanes>(second, own * own);
        for (int g = 0; g < Inner.Groups; g++)
        {
            for (int e = 0, a = 0; a < visits; a++)
            {
                for (int b = 0; b <= a; b++, e++)
                {
                    structure.Second(visits, OfGroup(g), a, b, curvature);
                    var slope = byElement[(g * pairs) + e];
                    for (int k = 0; k < own; k++)
                    {
                        for (int l = 0; l <= k; l++)
                        {
                            ref var target = ref information[(g * own) + k, (g * own) + l];
                            target = Lanes.FmaNegated(slope, curvature[(k * own) + l], target);
                        }
                    }
                }
            }
        }
    }
}
