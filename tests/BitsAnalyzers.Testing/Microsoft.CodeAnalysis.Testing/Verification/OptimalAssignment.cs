namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Pairs rows with columns at the least total cost (the Hungarian method with potentials), so that an expectation that fits
/// several diagnostics does not take the only one that another expectation fits.
/// </summary>
internal static class OptimalAssignment
{
    /// <summary>Gives for each row its column. There must not be more rows than columns.</summary>
    public static int[] Find(double[,] costs)
    {
        int rows = costs.GetLength(0), columns = costs.GetLength(1);

        // Row and column 0 are sentinels: column 0 holds the row that is being placed.
        var rowPotential = new double[rows + 1];
        var columnPotential = new double[columns + 1];
        var rowOfColumn = new int[columns + 1];
        for (var row = 1; row <= rows; row++)
        {
            rowOfColumn[0] = row;
            Place(costs, rowPotential, columnPotential, rowOfColumn);
        }

        var columnOfRow = new int[rows];
        for (var column = 1; column <= columns; column++)
        {
            if (rowOfColumn[column] > 0)
            {
                columnOfRow[rowOfColumn[column] - 1] = column - 1;
            }
        }

        return columnOfRow;
    }

    /// <summary>Finds the cheapest alternating path from the sentinel column to a free column and shifts the rows along it.</summary>
    private static void Place(double[,] costs, double[] rowPotential, double[] columnPotential, int[] rowOfColumn)
    {
        var columns = costs.GetLength(1);
        var slack = new double[columns + 1];
        Array.Fill(slack, double.PositiveInfinity);
        var previousColumn = new int[columns + 1];
        var isReached = new bool[columns + 1];
        var current = 0;
        do
        {
            isReached[current] = true;
            var row = rowOfColumn[current];
            var nearest = 0;
            for (var column = 1; column <= columns; column++)
            {
                if (isReached[column])
                {
                    continue;
                }

                var reduced = costs[row - 1, column - 1] - rowPotential[row] - columnPotential[column];
                if (reduced < slack[column])
                {
                    (slack[column], previousColumn[column]) = (reduced, current);
                }

                if (nearest == 0 || slack[column] < slack[nearest])
                {
                    nearest = column;
                }
            }

            var step = slack[nearest];
            for (var column = 0; column <= columns; column++)
            {
                if (isReached[column])
                {
                    rowPotential[rowOfColumn[column]] += step;
                    columnPotential[column] -= step;
                }
                else
                {
                    slack[column] -= step;
                }
            }

            current = nearest;
        }
        while (rowOfColumn[current] != 0);

        while (current != 0)
        {
            rowOfColumn[current] = rowOfColumn[previousColumn[current]];
            current = previousColumn[current];
        }
    }
}
